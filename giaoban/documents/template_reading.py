from giaoban.documents.rules.layout import Layout
def read_template(template: bytes, layout: Layout) -> Layout:
    return layout
