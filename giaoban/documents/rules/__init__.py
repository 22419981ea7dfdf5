"""Luật thể thức văn bản, thuần giá trị: không biết Django, tệp hay đồng hồ."""
