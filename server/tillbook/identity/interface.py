"""What other contexts may call: people, keys, and who acts."""

from .queries import authenticate
from .service import create_api_key, create_person

__all__ = ["authenticate", "create_api_key", "create_person"]
