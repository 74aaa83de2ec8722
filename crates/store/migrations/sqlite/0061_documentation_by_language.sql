-- The address of the documentation is one for each language: the one there was is that of the default language.
UPDATE setting SET value = json_object(COALESCE((SELECT json_extract(d.value, '$') FROM setting d WHERE d.key = 'languages.default'), 'fr'), json_extract(value, '$')) WHERE key = 'assistance.documentation_url' AND json_type(value) = 'text';
