DELETE FROM mautic_field
