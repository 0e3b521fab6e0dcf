"""What other contexts may call: labels of variants."""

from .labels import VariantLabel, page_of_labels, variant_labels

__all__ = ["VariantLabel", "page_of_labels", "variant_labels"]
