"""What other contexts may call: labels of variants."""

from .labels import VariantLabel, count_flagged, page_of_labels, variant_labels

__all__ = ["VariantLabel", "count_flagged", "page_of_labels", "variant_labels"]
