# Gestion des candidatures : liste, dossier, contrôle des pièces.

staff-search = Chercher un candidat, un dossier

roles-title = Mes profils
roles-lead = Choisissez où travailler. Les droits de chaque profil sont donnés par la scolarité centrale.
