-- The address of the documentation is one for each language: the one there was is that of the default language.
UPDATE setting SET value = jsonb_build_object(COALESCE((SELECT d.value #>> '{}' FROM setting d WHERE d.key = 'languages.default'), 'fr'), value) WHERE key = 'assistance.documentation_url' AND jsonb_typeof(value) = 'string';
