"""The example that ships with the tool: figures carried over from public sources, and the workbooks built of them."""
