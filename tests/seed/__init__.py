"""The worked example: quận Thanh Xuân's session of March 2023, as its published report states it."""
