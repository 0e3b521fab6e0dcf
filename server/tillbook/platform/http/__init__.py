"""HTTP at the edge: strict JSON in, one shape of error out, who acts, and the bridge from ASGI to WSGI."""
