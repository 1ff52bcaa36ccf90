"""When and how firmly: periods, status and spans."""
