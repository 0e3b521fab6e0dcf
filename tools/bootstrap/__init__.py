"""What runs before the program has anything: standard library only.

It owns the folder `.tillbook/` (environments, Node, logs) and keeps true that an environment is used only when it is
complete and was made from the lock file that stands in the checkout now.
"""
