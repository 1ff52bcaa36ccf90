"""Knowledge graphs from the work reports of Chinese district governments.

>>> import kg
>>> kg.__version__
'0.1.0'
"""

__version__ = "0.1.0"
