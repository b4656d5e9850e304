"""Lists, receipts and letters as documents (PDF, CSV, XLSX)."""
