-- Text is compared byte by byte here already.
SELECT 1;
