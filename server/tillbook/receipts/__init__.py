"""What a customer takes home: one content model of a receipt, rendered as HTML, PDF and plain text.

Owns no table: a receipt is made again from the document's bytes whenever it is asked for. Keeps true: every figure stands in
the document; nothing that was typed into a name or a reference can steer a printer or a browser.
"""
