"""What other contexts may call: people, keys, and who acts."""

from .names import actor_names
from .queries import authenticate
from .service import create_api_key, create_person

__all__ = ["actor_names", "authenticate", "create_api_key", "create_person"]
