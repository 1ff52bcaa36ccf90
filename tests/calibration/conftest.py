"""What fits the trees needs scikit-learn (`kg[fit]`) and is run by hand, not collected for its doctests."""

collect_ignore = ["fit.py"]
