"""Văn bản: kinds, official layout (Nghị định 30/2020/NĐ-CP), DOCX, PDF, HTML and JSON of one source.

Doors of the rendering half: `docx.render_docx`, `pdf.render_pdf`, `html.render_html`,
`html.standalone_html`, `json_form.to_json` and `from_json`, `template_reading.read_template`,
`checking.check_docx` and `check_pdf`; the content in `rules.content`, the layout in `rules.layout`.
"""
