"""The public catalogue at `/shop`: pages made on the server, no script needed.

Owns no table. Keeps true: nobody sees a stock figure here, only a band; a guest orders nothing; a customer signed in orders for
the own record alone.
"""
