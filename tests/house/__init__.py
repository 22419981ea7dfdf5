"""The house itself: what its papers say of it is true."""
