<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_CA" sourcelanguage="fr_CA">
<context>
    <name>Absences</name>
    <message>
        <source>Aucune absence « {absence} » n’est inscrite.</source>
        <translation>No absence “{absence}” is on record.</translation>
    </message>
    <message>
        <source>Cette absence n’est pas en cours.</source>
        <translation>This absence is not under way.</translation>
    </message>
    <message>
        <source>Indiquez le début et la fin de l’absence.</source>
        <translation>Give the beginning and the end of the absence.</translation>
    </message>
    <message>
        <source>Le modèle {file} ne dit pas qui prend en charge ni le retour : il manque {missing} (STAFF-6).</source>
        <translation>The template {file} does not say who takes over or when the person is back: {missing} missing (STAFF-6).</translation>
    </message>
    <message>
        <source>Le remplacement est absent aussi, sans personne après : {service} répond.</source>
        <translation>The replacement is away too, with nobody next: {service} answers.</translation>
    </message>
    <message>
        <source>Les remplacements tournent en rond : {service} répond.</source>
        <translation>The replacements go round in a circle: {service} answers.</translation>
    </message>
    <message>
        <source>L’absence finit ({end}) avant de commencer ({start}).</source>
        <translation>The absence ends ({end}) before it begins ({start}).</translation>
    </message>
    <message>
        <source>Personne n’est désigné : {service} répond.</source>
        <translation>Nobody is named: {service} answers.</translation>
    </message>
    <message>
        <source>Qui prend en charge les plaintes et requêtes pendant l’absence ? Choisissez une personne, ou confirmez qu’il n’y en a pas : le service répondra, et l’absence sera signalée (STAFF-6).</source>
        <translation>Who takes over complaints and requests during the absence? Choose a person, or confirm that there is none: the service will answer, and the absence will be flagged (STAFF-6).</translation>
    </message>
    <message>
        <source>Une personne ne se remplace pas elle-même. Choisissez-en une autre.</source>
        <translation>People do not replace themselves. Choose someone else.</translation>
    </message>
    <message>
        <source>au bureau</source>
        <translation>in</translation>
    </message>
    <message>
        <source>au poste {extension}</source>
        <translation>at extension {extension}</translation>
    </message>
    <message>
        <source>au {phone}</source>
        <translation>at {phone}</translation>
    </message>
    <message>
        <source>au {phone}, poste {extension}</source>
        <translation>at {phone}, extension {extension}</translation>
    </message>
    <message>
        <source>hors du bureau, de retour {back}</source>
        <translation>away, back {back}</translation>
    </message>
    <message>
        <source>le {day}</source>
        <translation>on {day}</translation>
    </message>
    <message>
        <source>le {day} à {time}</source>
        <translation>on {day} at {time}</translation>
    </message>
    <message>
        <source>« {code} » n’est pas au répertoire. Choisissez la personne absente.</source>
        <translation>“{code}” is not in the directory. Choose the person who is away.</translation>
    </message>
    <message>
        <source>« {code} » n’est pas au répertoire. Choisissez qui prend en charge les plaintes et requêtes.</source>
        <translation>“{code}” is not in the directory. Choose who takes over complaints and requests.</translation>
    </message>
    <message>
        <source>à compter du {day}</source>
        <translation>from {day}</translation>
    </message>
    <message>
        <source>à compter du {day} à {time}</source>
        <translation>from {day} at {time}</translation>
    </message>
    <message>
        <source>à l’adresse {email}</source>
        <translation>at {email}</translation>
    </message>
    <message>
        <source>à {time}</source>
        <translation>at {time}</translation>
    </message>
    <message>
        <source>Hors du bureau aussi : {passed}. {who} répond.</source>
        <translation>Also out of the office: {passed}. {who} answers.</translation>
    </message>
    <message>
        <source>Les remplacements tournent en rond : {people}. Choisissez une personne qui sera là, ou confirmez qu’il n’y en a pas : {service} répondra, et l’absence sera signalée (STAFF-6).</source>
        <translation>The replacements go round in a circle: {people}. Choose somebody who will be there, or confirm that there is nobody: {service} will answer, and the absence will be flagged (STAFF-6).</translation>
    </message>
    <message>
        <source>Une absence de cette personne est déjà inscrite, {period}. Corrigez-la plutôt.</source>
        <translation>An absence of this person is recorded already, {period}. Correct that one instead.</translation>
    </message>
    <message>
        <source>du {first} au {last}</source>
        <translation>from {first} to {last}</translation>
    </message>
    <message>
        <source>jusqu’au {last}</source>
        <translation>until {last}</translation>
    </message>
    <message>
        <source>le {day} de midi à {time}</source>
        <translation>on {day} from noon to {time}</translation>
    </message>
    <message>
        <source>le {day} de {first} à {last}</source>
        <translation>on {day} from {first} to {last}</translation>
    </message>
    <message>
        <source>le {day} de {time} à midi</source>
        <translation>on {day} from {time} to noon</translation>
    </message>
    <message>
        <source>le {day} en après-midi</source>
        <translation>on {day} in the afternoon</translation>
    </message>
    <message>
        <source>le {day} en avant-midi</source>
        <translation>on {day} in the morning</translation>
    </message>
    <message>
        <source>le {day} jusqu’à {time}</source>
        <translation>on {day} until {time}</translation>
    </message>
    <message>
        <source>le {day} à compter de {time}</source>
        <translation>on {day} from {time}</translation>
    </message>
    <message>
        <source>{day} à midi</source>
        <translation>{day} at noon</translation>
    </message>
    <message>
        <source>{day} à {time}</source>
        <translation>{day} at {time}</translation>
    </message>
    <message>
        <source>{period} — {flag}</source>
        <translation>{period} — {flag}</translation>
    </message>
    <message>
        <source>{who} (poste {extension})</source>
        <translation>{who} (ext. {extension})</translation>
    </message>
    <message>
        <source>{who} répond.</source>
        <translation>{who} answers.</translation>
    </message>
    <message>
        <source>{who}, {reach}; puis, {period} : {then}</source>
        <translation>{who}, {reach}; then, {period}: {then}</translation>
    </message>
    <message>
        <source>Le répertoire n’a pas de courriel pour cette personne. Ajoutez-le d’abord.</source>
        <translation>The directory has no e-mail address for this person. Add it first.</translation>
    </message>
    <message>
        <source>Message de la boîte vocale</source>
        <translation>Voicemail message</translation>
    </message>
    <message>
        <source>Messages de votre absence</source>
        <translation>Messages for your absence</translation>
    </message>
    <message>
        <source>Réponse par courriel</source>
        <translation>E-mail reply</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Changer de personne en service</source>
        <translation>Change who is on duty</translation>
    </message>
    <message>
        <source>Chercher ou faire…</source>
        <translation>Search or do…</translation>
    </message>
    <message>
        <source>Fermer l’avis</source>
        <translation>Close the notice</translation>
    </message>
    <message>
        <source>Lire la politique, ici</source>
        <translation>Read the policy, here</translation>
    </message>
    <message>
        <source>Partout</source>
        <translation>Everywhere</translation>
    </message>
    <message>
        <source>Raccourcis</source>
        <translation>Shortcuts</translation>
    </message>
    <message>
        <source>Écrans</source>
        <translation>Screens</translation>
    </message>
    <message>
        <source>Verrouiller le poste</source>
        <translation>Lock the desk</translation>
    </message>
</context>
<context>
    <name>Aside</name>
    <message>
        <source>Ce poste tient déjà une autre entrée sous la même référence : deux ordinateurs ont servi sous le même nom. Ce qui vient de ce poste-là attend ; le reste arrive.</source>
        <translation>This desk already holds another entry under the same reference: two computers have worked under one name. What comes from that desk waits; the rest arrives.</translation>
    </message>
    <message>
        <source>Elle ne fait pas suite à ce que ce poste tient de son auteur. Ce qui vient du même poste attend ; le reste arrive.</source>
        <translation>It does not follow what this desk holds from its author. What comes from the same desk waits; the rest arrives.</translation>
    </message>
    <message>
        <source>La base partagée n’a pas pu garder le contenu de cette entrée, inscrite ici. Elle reste entière sur ce poste ; les autres postes savent qu’elle existe, sans pouvoir la lire.</source>
        <translation>The shared database could not keep the content of this entry, recorded here. It stays whole on this desk; the other desks know that it exists but cannot read it.</translation>
    </message>
    <message>
        <source>Son contenu n’est pas celui qui avait été inscrit : il a été altéré. Ce poste ne le montre pas et continue de recevoir ce qui suit.</source>
        <translation>Its content is not what was recorded: it was altered. This desk does not show it and goes on receiving what follows.</translation>
    </message>
    <message>
        <source>Une absence</source>
        <translation>An absence</translation>
    </message>
    <message>
        <source>Une entrée</source>
        <translation>An entry</translation>
    </message>
    <message>
        <source>Une entrée d’un dossier</source>
        <translation>An entry of a dossier</translation>
    </message>
    <message>
        <source>Une fermeture du calendrier</source>
        <translation>A closure in the calendar</translation>
    </message>
    <message>
        <source>Une fiche de citoyen</source>
        <translation>A citizen’s card</translation>
    </message>
    <message>
        <source>Une fiche du répertoire</source>
        <translation>An entry of the directory</translation>
    </message>
</context>
<context>
    <name>Calendar</name>
    <message>
        <source>Aucune journée ouvrable ne suit le {day} dans les {count} jours. Vérifiez les heures de la politique et les fermetures.</source>
        <translation>No business day follows {day} within {count} days. Check the hours in the policy and the closures.</translation>
    </message>
    <message>
        <source>Donnez le motif de la fermeture : il explique les échéances.</source>
        <translation>Give the reason for the closure: it explains the deadlines.</translation>
    </message>
    <message>
        <source>Dû depuis le {since}</source>
        <translation>Due since {since}</translation>
    </message>
    <message>
        <source>Il n’y a pas de fermeture le {day}.</source>
        <translation>There is no closure on {day}.</translation>
    </message>
    <message>
        <source>La date de réception est hors du calendrier. Corrigez la date du contact.</source>
        <translation>The date of receipt is outside the calendar. Correct the date of the contact.</translation>
    </message>
    <message>
        <source>La dernière fermeture inscrite est celle du {last}&#xa0;: inscrivez les suivantes (Réglages, Calendrier), sinon les échéances compteront ces jours comme ouvrables.</source>
        <translation>The last closure entered is that of {last}: enter the next ones (Settings, Calendar), otherwise deadlines will count those days as business days.</translation>
    </message>
    <message>
        <source>La politique demande les fêtes de {place} ({categories}), que le calendrier ne connaît pas. Corrigez la section [holidays] du fichier de politique.</source>
        <translation>The policy asks for the holidays of {place} ({categories}), which the calendar does not know. Correct the [holidays] section of the policy file.</translation>
    </message>
    <message>
        <source>Le calendrier ne peut pas compter&#xa0;: {problem} Corrigez le fichier de politique.</source>
        <translation>The calendar cannot count: {problem} Correct the policy file.</translation>
    </message>
    <message>
        <source>L’heure {moment} n’indique pas son fuseau horaire. Écrivez-la avec son décalage, par exemple 2026-11-24T09:12:00-05:00.</source>
        <translation>The time {moment} does not state its time zone. Write it with its offset, for example 2026-11-24T09:12:00-05:00.</translation>
    </message>
    <message>
        <source>Reçu le {received}</source>
        <translation>Received {received}</translation>
    </message>
    <message>
        <source>du {first} au {last} ({reason})</source>
        <translation>from {first} to {last} ({reason})</translation>
    </message>
    <message>
        <source>fermeture décidée par la Ville</source>
        <translation>closure decided by the City</translation>
    </message>
    <message>
        <source>fin de la journée ouvrable suivante</source>
        <translation>end of the next business day</translation>
    </message>
    <message>
        <source>fin de la journée ouvrable suivante, fermeture à {closing}&#xa0;: {reason}</source>
        <translation>end of the next business day, closing at {closing}: {reason}</translation>
    </message>
    <message>
        <source>fin de semaine</source>
        <translation>weekend</translation>
    </message>
    <message>
        <source>jour sans heures de service</source>
        <translation>day without service hours</translation>
    </message>
    <message>
        <source>{before}, {after}</source>
        <translation>{before}, {after}</translation>
    </message>
    <message>
        <source>{day} ({reason})</source>
        <translation>{day} ({reason})</translation>
    </message>
    <message>
        <source>{first} et {last} ({reason})</source>
        <translation>{first} and {last} ({reason})</translation>
    </message>
    <message>
        <source>{holiday}, reporté</source>
        <translation>{holiday}, observed</translation>
    </message>
    <message>
        <source>{start}&#xa0;: à faire au plus tard le {due} ({end}, {clause}).</source>
        <translation>{start}: to be done by {due} at the latest ({end}, {clause}).</translation>
    </message>
    <message>
        <source>{start}&#xa0;: à faire au plus tard le {due} ({end}, {clause}); jours non ouvrables entre-temps&#xa0;: {days}.</source>
        <translation>{start}: to be done by {due} at the latest ({end}, {clause}); non-business days in between: {days}.</translation>
    </message>
    <message>
        <source>«&#xa0;{name}&#xa0;» n’est pas une fête de {place} en {year}; noms possibles&#xa0;: {known}.</source>
        <translation>“{name}” is not a holiday of {place} in {year}; possible names: {known}.</translation>
    </message>
    <message>
        <source>1 échéance déplacée.</source>
        <translation>1 deadline moved.</translation>
    </message>
    <message>
        <source>Aucune échéance déplacée.</source>
        <translation>No deadline moved.</translation>
    </message>
    <message>
        <source>Ces fichiers ne contiennent pas que des fermetures. Le répertoire s’importe à son écran (F6).</source>
        <translation>These files hold more than closures. The directory is imported on its own screen (F6).</translation>
    </message>
    <message>
        <source>{n} échéances déplacées.</source>
        <translation>{n} deadlines moved.</translation>
    </message>
</context>
<context>
    <name>ClauseLink</name>
    <message>
        <source>Cette clause ne figure pas dans la politique chargée.</source>
        <translation>This clause is not in the policy that is loaded.</translation>
    </message>
    <message>
        <source>Clause {key} de la politique</source>
        <translation>Clause {key} of the policy</translation>
    </message>
</context>
<context>
    <name>Clauses</name>
    <message>
        <source>Agissent aussi sur cet écran</source>
        <translation>Also at work on this screen</translation>
    </message>
    <message>
        <source>Citées à l’écran en ce moment</source>
        <translation>Cited on the screen now</translation>
    </message>
    <message>
        <source>Clauses de la politique</source>
        <translation>Clauses of the policy</translation>
    </message>
    <message>
        <source>La politique, ici</source>
        <translation>The policy, here</translation>
    </message>
</context>
<context>
    <name>Cli</name>
    <message>
        <source>Absent des fichiers ({kind}) : {key}</source>
        <translation>Absent from the files ({kind}): {key}</translation>
    </message>
    <message>
        <source>Base d’exemple prête dans {folder} : {dossiers} dossiers, {events} événements.</source>
        <translation>Sample database ready in {folder}: {dossiers} dossiers, {events} events.</translation>
    </message>
    <message>
        <source>Copie</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Copie faite et vérifiée : {file}.</source>
        <translation>Copy made and verified: {file}.</translation>
    </message>
    <message>
        <source>Dossiers d’exemple</source>
        <translation>Sample dossiers</translation>
    </message>
    <message>
        <source>Indiquez --channel et --received, ou « - » pour des lignes JSON.</source>
        <translation>Give --channel and --received, or “-” for JSON lines.</translation>
    </message>
    <message>
        <source>Indiquez un fichier de lignes JSON, ou « - » ; --schema en donne la forme.</source>
        <translation>Give a file of JSON lines, or “-”; --schema shows its form.</translation>
    </message>
    <message>
        <source>Interrompu : ce qui était inscrit le reste, rien n’est à moitié.</source>
        <translation>Interrupted: what was recorded stays recorded, nothing is left half done.</translation>
    </message>
    <message>
        <source>La politique de {city} est complète : {clauses} clauses, {rules} règles, {channels} canaux.</source>
        <translation>The policy of {city} is complete: {clauses} clauses, {rules} rules, {channels} channels.</translation>
    </message>
    <message>
        <source>Le répertoire est vide : importez-le avec « guichet import FICHIER… ».</source>
        <translation>The directory is empty: import it with “guichet import FILE…”.</translation>
    </message>
    <message>
        <source>Listes refaites à partir des événements ({n}).</source>
        <translation>Lists rebuilt from the events ({n}).</translation>
    </message>
    <message>
        <source>Reconstruction</source>
        <translation>Rebuilding</translation>
    </message>
    <message>
        <source>Suivis écrits dans {file} : {n}.</source>
        <translation>Follow-ups written to {file}: {n}.</translation>
    </message>
    <message>
        <source>Vérification</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>{file} : la colonne « {header} » n’est pas connue ; elle est laissée de côté.</source>
        <translation>{file}: the column “{header}” is not known; it is left out.</translation>
    </message>
    <message>
        <source>« {said} » n’est pas une date ISO 8601, comme 2026-11-24T09:12.</source>
        <translation>“{said}” is not an ISO 8601 date and time such as 2026-11-24T09:12.</translation>
    </message>
    <message>
        <source>« {said} » n’est pas une date comme 2026-11-24.</source>
        <translation>“{said}” is not a date such as 2026-11-24.</translation>
    </message>
    <message>
        <source>AAAA-MM-JJ</source>
        <translation>YYYY-MM-DD</translation>
    </message>
    <message>
        <source>Arguments&#xa0;</source>
        <translation>Arguments</translation>
    </message>
    <message>
        <source>CANAL</source>
        <translation>CHANNEL</translation>
    </message>
    <message>
        <source>CODE</source>
        <translation>CODE</translation>
    </message>
    <message>
        <source>COMMANDE</source>
        <translation>COMMAND</translation>
    </message>
    <message>
        <source>Cette ligne dépasse {limit} octets ; elle n’a pas été lue. Raccourcissez ses textes.</source>
        <translation>This line is longer than {limit} bytes; it was not read. Shorten its texts.</translation>
    </message>
    <message>
        <source>Cette ligne ne se lit pas : {reason}.</source>
        <translation>This line cannot be read: {reason}.</translation>
    </message>
    <message>
        <source>Cette ligne n’est pas en UTF-8. Enregistrez le fichier en UTF-8.</source>
        <translation>This line is not in UTF-8. Save the file as UTF-8.</translation>
    </message>
    <message>
        <source>Commandes&#xa0;</source>
        <translation>Commands</translation>
    </message>
    <message>
        <source>DOSSIER</source>
        <translation>FOLDER</translation>
    </message>
    <message>
        <source>Erreur du programme ({kind}) : rien n’est inscrit à moitié. Signalez-la avec ces repères : {places}.</source>
        <translation>Error of the program ({kind}): nothing is half recorded. Report it with these marks: {places}.</translation>
    </message>
    <message>
        <source>FICHIER</source>
        <translation>FILE</translation>
    </message>
    <message>
        <source>Forme : {command}</source>
        <translation>Usage: {command}</translation>
    </message>
    <message>
        <source>Inscription</source>
        <translation>Recording</translation>
    </message>
    <message>
        <source>La liste s’arrête à {n} suivis, les plus anciens. Pour voir les autres, demandez-la par service ou par personne.</source>
        <translation>The list stops at {n} follow-ups, the oldest. To see the others, ask for it by service or by person.</translation>
    </message>
    <message>
        <source>La sortie ne se laisse pas écrire ({reason}) : ce qui était inscrit le reste, la suite n’a pas été lue. Libérez de l’espace ou choisissez un autre fichier.</source>
        <translation>The output cannot be written ({reason}): what was recorded stays, the rest was not read. Free some space or choose another file.</translation>
    </message>
    <message>
        <source>La sortie s’est fermée avant la fin : ce qui était inscrit le reste, la suite n’a pas été lue.</source>
        <translation>The output was closed before the end: what was recorded stays, the rest was not read.</translation>
    </message>
    <message>
        <source>Le fichier {file} est en UTF-16. Enregistrez-le en UTF-8, puis recommencez.</source>
        <translation>The file {file} is in UTF-16. Save it as UTF-8, then try again.</translation>
    </message>
    <message>
        <source>Le fichier {file} ne se lit pas ({reason}). Vérifiez le chemin et le droit de le lire.</source>
        <translation>The file {file} cannot be read ({reason}). Check the path and the right to read it.</translation>
    </message>
    <message>
        <source>Le poste d’accueil d’un hôtel de ville : sans commande, ouvre la fenêtre.</source>
        <translation>The front desk of a city hall: without a command, opens the window.</translation>
    </message>
    <message>
        <source>Le texte compte {n} caractères ; la limite est de {limit}. Gardez-en l’essentiel.</source>
        <translation>The text has {n} characters; the limit is {limit}. Keep the essential part.</translation>
    </message>
    <message>
        <source>Lecture</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>L’année {year} est hors de {first} à {last}. Vérifiez la date.</source>
        <translation>The year {year} is outside {first} to {last}. Check the date.</translation>
    </message>
    <message>
        <source>L’entrée est fermée : il n’y a rien à lire. Donnez des lignes JSON.</source>
        <translation>The input is closed: there is nothing to read. Give JSON lines.</translation>
    </message>
    <message>
        <source>NUMÉRO</source>
        <translation>NUMBER</translation>
    </message>
    <message>
        <source>Options&#xa0;</source>
        <translation>Options</translation>
    </message>
    <message>
        <source>RUE</source>
        <translation>STREET</translation>
    </message>
    <message>
        <source>Résultats sur la sortie standard, le reste sur la sortie d’erreur. Code 0 : fait ; 1 : refusé, avec une phrase ; 2 : mauvais usage.</source>
        <translation>Results on standard output, the rest on standard error. Exit code 0: done; 1: refused, with a sentence; 2: wrong usage.</translation>
    </message>
    <message>
        <source>TEXTE</source>
        <translation>TEXT</translation>
    </message>
    <message>
        <source>ce n’est pas du JSON à partir de l’octet {place}</source>
        <translation>it is not JSON from byte {place} on</translation>
    </message>
    <message>
        <source>ce que dit le citoyen, ou « - » pour des lignes JSON</source>
        <translation>what the citizen says, or “-” for JSON lines</translation>
    </message>
    <message>
        <source>copie la base, chiffrée, et prouve la copie</source>
        <translation>copies the store, encrypted, and proves the copy</translation>
    </message>
    <message>
        <source>des dossiers, par numéro, citoyen, téléphone, mots ou adresse</source>
        <translation>dossiers, by number, citizen, phone, words or address</translation>
    </message>
    <message>
        <source>dit ce qui changerait, sans rien changer</source>
        <translation>says what would change, and changes nothing</translation>
    </message>
    <message>
        <source>dit la version</source>
        <translation>says the version</translation>
    </message>
    <message>
        <source>dossier des données (sinon GUICHET_DATA_DIR, sinon celui de ce compte)</source>
        <translation>data folder (else GUICHET_DATA_DIR, else this account’s own)</translation>
    </message>
    <message>
        <source>il manque le champ « {field} »</source>
        <translation>the field “{field}” is missing</translation>
    </message>
    <message>
        <source>il manque {names}.</source>
        <translation>{names} is missing.</translation>
    </message>
    <message>
        <source>imprime le schéma JSON d’une ligne</source>
        <translation>prints the JSON Schema of a line</translation>
    </message>
    <message>
        <source>inscrit des contacts et des actions, une par ligne JSON</source>
        <translation>records contacts and actions, one to a JSON line</translation>
    </message>
    <message>
        <source>instant de la présence et des heures</source>
        <translation>the moment that presence and hours are told for</translation>
    </message>
    <message>
        <source>la forme attendue est {wanted}, et non {got}</source>
        <translation>the expected form is {wanted}, not {got}</translation>
    </message>
    <message>
        <source>la ligne de commande ne se lit pas ({detail}).</source>
        <translation>the command line cannot be read ({detail}).</translation>
    </message>
    <message>
        <source>la liste des suivis d’un jour</source>
        <translation>the follow-up list of a day</translation>
    </message>
    <message>
        <source>la politique en vigueur : « policy check FICHIER » dit ce qui manque</source>
        <translation>the policy in force: “policy check FILE” says what is missing</translation>
    </message>
    <message>
        <source>la valeur « {value} » n’est pas permise ici</source>
        <translation>the value “{value}” is not allowed here</translation>
    </message>
    <message>
        <source>langue des écrans et des phrases</source>
        <translation>language of the screens and sentences</translation>
    </message>
    <message>
        <source>le JSON s’arrête avant sa fin</source>
        <translation>the JSON stops before its end</translation>
    </message>
    <message>
        <source>le champ « {field} » n’existe pas ici</source>
        <translation>there is no field “{field}” here</translation>
    </message>
    <message>
        <source>l’échéance d’un contact, et pourquoi (STAFF-3, STAFF-4)</source>
        <translation>the deadline of a contact, and why (STAFF-3, STAFF-4)</translation>
    </message>
    <message>
        <source>mode formation, sur une base d’exemple à part</source>
        <translation>training mode, on a sample store of its own</translation>
    </message>
    <message>
        <source>montre cette aide</source>
        <translation>shows this help</translation>
    </message>
    <message>
        <source>où diriger : des mots du citoyen au service et à la personne (ROUTE-1)</source>
        <translation>where to direct: from the citizen’s words to the service and the person (ROUTE-1)</translation>
    </message>
    <message>
        <source>parcourt les vraies fenêtres et en garde des images</source>
        <translation>goes through the real windows and keeps pictures of them</translation>
    </message>
    <message>
        <source>refait toutes les listes à partir des seuls événements</source>
        <translation>makes every list again from the events alone</translation>
    </message>
    <message>
        <source>remet une copie en service</source>
        <translation>puts a copy back in service</translation>
    </message>
    <message>
        <source>retire ce que les fichiers ne nomment plus</source>
        <translation>removes what the files no longer name</translation>
    </message>
    <message>
        <source>rien (null)</source>
        <translation>nothing (null)</translation>
    </message>
    <message>
        <source>répertoire et fermetures, en CSV ou XLSX : tout, ou rien</source>
        <translation>directory and closures, as CSV or XLSX: all or nothing</translation>
    </message>
    <message>
        <source>résultat en JSON</source>
        <translation>result as JSON</translation>
    </message>
    <message>
        <source>thème de la fenêtre</source>
        <translation>theme of the window</translation>
    </message>
    <message>
        <source>trop de niveaux l’un dans l’autre</source>
        <translation>too many levels inside each other</translation>
    </message>
    <message>
        <source>un dossier, avec son fil</source>
        <translation>a dossier, with its timeline</translation>
    </message>
    <message>
        <source>un nombre</source>
        <translation>a number</translation>
    </message>
    <message>
        <source>un nombre entier</source>
        <translation>a whole number</translation>
    </message>
    <message>
        <source>un objet</source>
        <translation>an object</translation>
    </message>
    <message>
        <source>un texte</source>
        <translation>a text</translation>
    </message>
    <message>
        <source>une date ISO 8601</source>
        <translation>an ISO 8601 date</translation>
    </message>
    <message>
        <source>une fenêtre, un dossier, une liste : le programme marche-t-il ici ?</source>
        <translation>a window, a dossier, a list: does the program work here?</translation>
    </message>
    <message>
        <source>une histoire plausible et synthétique, dans un dossier de données neuf</source>
        <translation>a plausible synthetic history, in a new data folder</translation>
    </message>
    <message>
        <source>une liste</source>
        <translation>a list</translation>
    </message>
    <message>
        <source>une valeur dépasse ce qui se garde ({detail})</source>
        <translation>a value is beyond what can be kept ({detail})</translation>
    </message>
    <message>
        <source>vrai ou faux</source>
        <translation>true or false</translation>
    </message>
    <message>
        <source>vérifie la base et dit quoi faire</source>
        <translation>checks the store and says what to do</translation>
    </message>
    <message>
        <source>{argument} : « {said} » n’existe pas. Choisissez parmi : {choices}.</source>
        <translation>{argument}: there is no “{said}”. Choose from: {choices}.</translation>
    </message>
    <message>
        <source>{argument} attend un nombre de 1 à {most}.</source>
        <translation>{argument} expects a number from 1 to {most}.</translation>
    </message>
    <message>
        <source>{argument} attend un nombre entier.</source>
        <translation>{argument} expects a whole number.</translation>
    </message>
    <message>
        <source>{argument} attend une valeur.</source>
        <translation>{argument} expects a value.</translation>
    </message>
    <message>
        <source>{argument} et {other} ne vont pas ensemble.</source>
        <translation>{argument} and {other} do not go together.</translation>
    </message>
    <message>
        <source>{argument} ne prend pas de valeur (« {said} »).</source>
        <translation>{argument} takes no value (“{said}”).</translation>
    </message>
    <message>
        <source>{argument} n’est pas en UTF-8.</source>
        <translation>{argument} is not in UTF-8.</translation>
    </message>
    <message>
        <source>{program} : {reason}
Voyez « {program} --help ».</source>
        <translation>{program}: {reason}
See “{program} --help”.</translation>
    </message>
    <message>
        <source>« - » : lignes JSON de l’entrée</source>
        <translation>“-”: JSON lines from standard input</translation>
    </message>
    <message>
        <source>« {names} » n’a pas de sens ici.</source>
        <translation>“{names}” makes no sense here.</translation>
    </message>
    <message>
        <source>« {where} » : {reason}</source>
        <translation>“{where}”: {reason}</translation>
    </message>
    <message>
        <source>Ce poste est inscrit à la base partagée {target} sous le code {code} ({login}). « guichet sync --once » fait un premier échange ; la fenêtre continue d’elle-même.</source>
        <translation>This desk is enrolled in the shared database {target} under the code {code} ({login}). “guichet sync --once” makes a first exchange; the window goes on by itself.</translation>
    </message>
    <message>
        <source>LETTRES</source>
        <translation>LETTERS</translation>
    </message>
    <message>
        <source>LIEU</source>
        <translation>PLACE</translation>
    </message>
    <message>
        <source>La base partagée {target} est prête (version {version}). La reprise est ouverte pour {days} jours : inscrivez les postes (guichet desk enrol), puis fermez-la (guichet server recover --close).</source>
        <translation>The shared database {target} is ready (version {version}). Recovery is open for {days} days: enrol the desks (guichet desk enrol), then close it (guichet server recover --close).</translation>
    </message>
    <message>
        <source>La base partagée {target} est à jour (version {version}) : fonctions et droits remis en place.</source>
        <translation>The shared database {target} is up to date (version {version}): functions and rights put back in place.</translation>
    </message>
    <message>
        <source>La base partagée {target} passe de la version {before} à la version {version}.</source>
        <translation>The shared database {target} goes from version {before} to version {version}.</translation>
    </message>
    <message>
        <source>Mot de passe de {target} : </source>
        <translation>Password of {target}: </translation>
    </message>
    <message>
        <source>NOM</source>
        <translation>NAME</translation>
    </message>
    <message>
        <source>Poste {code} ({role}, {login}) : entrée {mark}, vu {seen}.</source>
        <translation>Desk {code} ({role}, {login}): entry {mark}, seen {seen}.</translation>
    </message>
    <message>
        <source>Poste {code} ({role}, {login}) : inscrit, jamais vu.</source>
        <translation>Desk {code} ({role}, {login}): enrolled, never seen.</translation>
    </message>
    <message>
        <source>Poste {desk} : rapporté par d’autres jusqu’à l’entrée {mark} ; il n’est inscrit nulle part.</source>
        <translation>Desk {desk}: brought back by others up to entry {mark}; it is enrolled nowhere.</translation>
    </message>
    <message>
        <source>Reprise fermée : chaque poste n’envoie plus que ses propres entrées.</source>
        <translation>Recovery closed: each desk sends its own entries only.</translation>
    </message>
    <message>
        <source>Reprise fermée.</source>
        <translation>Recovery closed.</translation>
    </message>
    <message>
        <source>Reprise ouverte jusqu’au {until} : chaque poste rapporte aussi les entrées des autres qu’il détient.</source>
        <translation>Recovery open until {until}: each desk also brings back the entries of others that it holds.</translation>
    </message>
    <message>
        <source>Reprise ouverte jusqu’au {until}.</source>
        <translation>Recovery open until {until}.</translation>
    </message>
    <message>
        <source>Version {version} (celle de ce programme : {wanted}) ; {megabytes} Mo ; entrées : {events} ; contenus attendus : {lacking}.</source>
        <translation>Version {version} (this program’s: {wanted}); {megabytes} MB; entries: {events}; contents awaited: {lacking}.</translation>
    </message>
    <message>
        <source>ce poste dans la base partagée : « desk enrol URL » l’y inscrit</source>
        <translation>this desk in the shared database: “desk enrol URL” enrols it</translation>
    </message>
    <message>
        <source>ce poste remplace celui qui avait ce code</source>
        <translation>this desk replaces the one that had this code</translation>
    </message>
    <message>
        <source>code d’un nouveau poste, dans ses numéros de dossier</source>
        <translation>code of a new desk, in its dossier numbers</translation>
    </message>
    <message>
        <source>la base partagée de la Ville, pour son administrateur : init, status, recover</source>
        <translation>the City’s shared database, for its administrator: init, status, recover</translation>
    </message>
    <message>
        <source>lit le mot de passe de l’administrateur sur l’entrée standard</source>
        <translation>reads the administrator’s password from standard input</translation>
    </message>
    <message>
        <source>postgresql://administrateur@serveur/base, sans mot de passe</source>
        <translation>postgresql://administrator@server/database, without a password</translation>
    </message>
    <message>
        <source>recover : durée de la reprise, en heures</source>
        <translation>recover: how long recovery stays open, in hours</translation>
    </message>
    <message>
        <source>recover : ferme la reprise</source>
        <translation>recover: closes recovery</translation>
    </message>
    <message>
        <source>Aucun choix appris.</source>
        <translation>Nothing learned.</translation>
    </message>
    <message>
        <source>Choix appris par sujet. « --forget » les oublie, à tous les postes.</source>
        <translation>Choices learned, by topic. “--forget” forgets them, at every desk.</translation>
    </message>
    <message>
        <source>Choix oubliés : {n}.</source>
        <translation>Choices forgotten: {n}.</translation>
    </message>
    <message>
        <source>ce que les choix de l’accueil ont appris à l’orientation (ROUTE-1)</source>
        <translation>what the front desk’s choices taught the look-up (ROUTE-1)</translation>
    </message>
    <message>
        <source>oublie ces choix, à tous les postes</source>
        <translation>forgets these choices, at every desk</translation>
    </message>
    <message>
        <source>« {topic} » n’est pas un sujet du répertoire.</source>
        <translation>“{topic}” is no topic of the directory.</translation>
    </message>
    <message>
        <source>Transferts écrits dans {file}. Services : {n}.</source>
        <translation>Transfers written to {file}. Departments: {n}.</translation>
    </message>
    <message>
        <source>transferts demandés, acceptés, refusés et sans réponse, par service (STAFF-2)</source>
        <translation>transfers asked for, accepted, refused and unanswered, by department (STAFF-2)</translation>
    </message>
    <message>
        <source>{service} : demandés {asked}, acceptés {accepted}, refusés {refused} (pas de leur ressort : {not_mine}), sans réponse {no_answer}</source>
        <translation>{service}: asked {asked}, accepted {accepted}, refused {refused} (not theirs: {not_mine}), no answer {no_answer}</translation>
    </message>
    <message>
        <source>Empreinte</source>
        <translation>Digest</translation>
    </message>
    <message>
        <source>Hors ligne : {n} à envoyer au retour.</source>
        <translation>Offline: {n} to send on return.</translation>
    </message>
    <message>
        <source>reste à jour jusqu’à l’interruption</source>
        <translation>keeps in step until interrupted</translation>
    </message>
    <message>
        <source>un seul échange (par défaut)</source>
        <translation>one exchange only (the default)</translation>
    </message>
    <message>
        <source>une empreinte de tout ce qui est inscrit : deux postes à jour disent la même</source>
        <translation>a digest of all that is recorded: two desks in step say the same</translation>
    </message>
    <message>
        <source>À jour avec la base partagée.</source>
        <translation>In step with the shared database.</translation>
    </message>
    <message>
        <source>Échange</source>
        <translation>Exchange</translation>
    </message>
    <message>
        <source>Échange avec {target} : reçus {received}, envoyés {sent}, à envoyer {waiting}.</source>
        <translation>Exchange with {target}: received {received}, sent {sent}, to send {waiting}.</translation>
    </message>
    <message>
        <source>échange avec la base partagée : une fois, ou sans cesse avec --watch</source>
        <translation>exchange with the shared database: once, or without end with --watch</translation>
    </message>
    <message>
        <source>Reçu écrit dans {file}.</source>
        <translation>Receipt written to {file}.</translation>
    </message>
    <message>
        <source>langue du reçu ; celle du citoyen sans cela</source>
        <translation>language of the receipt; the citizen’s by default</translation>
    </message>
    <message>
        <source>le reçu d’un dossier, pour le citoyen, dans sa langue (COM-9)</source>
        <translation>the receipt of a file, for the citizen, in their language (COM-9)</translation>
    </message>
    <message>
        <source>passation : seulement ce qui reste dû aujourd’hui, par responsable</source>
        <translation>hand-over: only what is still owed today, by who is to act</translation>
    </message>
    <message>
        <source>Vues reporting : exactes, plus lentes à lire ; entrées à replier : {behind}.</source>
        <translation>Reporting views: exact, slower to read; entries to fold: {behind}.</translation>
    </message>
    <message>
        <source>Vues reporting : pas encore là, lancez « guichet server init ».</source>
        <translation>Reporting views: not there yet, run “guichet server init”.</translation>
    </message>
    <message>
        <source>Vues reporting : à jour.</source>
        <translation>Reporting views: up to date.</translation>
    </message>
    <message>
        <source>rôle du poste : « manager » reçoit le contenu confidentiel, « substitute » celui qui vise la direction générale</source>
        <translation>role of the desk: “manager” receives confidential content, “substitute” what concerns the general manager</translation>
    </message>
    <message>
        <source>une nouvelle page pour chaque service, personne, secteur ou sujet</source>
        <translation>a new page for each service, person, sector or topic</translation>
    </message>
    <message>
        <source>Ronde {name} ({id})</source>
        <translation>Round {name} ({id})</translation>
    </message>
    <message>
        <source>Ronde écrite dans {file}.</source>
        <translation>Round written to {file}.</translation>
    </message>
    <message>
        <source>identifiant de la ronde ; la plus récente sans cela</source>
        <translation>identifier of the round; the latest one without it</translation>
    </message>
    <message>
        <source>une ronde de satisfaction : ses réponses, par service (COM-11)</source>
        <translation>a satisfaction round: its answers, by department (COM-11)</translation>
    </message>
    <message>
        <source>{service} : tirés {drawn}, réponses {answered} ({rate} %), refus {refused}, non joints {not_reached}, à appeler {waiting}, satisfaits {satisfied}, moyenne {mean}</source>
        <translation>{service}: drawn {drawn}, answers {answered} ({rate}%), refusals {refused}, not reached {not_reached}, to call {waiting}, satisfied {satisfied}, mean {mean}</translation>
    </message>
</context>
<context>
    <name>Confining</name>
    <message>
        <source>D’autres citoyens ou dossiers sont joints au dossier {number} : ouvrez plutôt une plainte confidentielle à part.</source>
        <translation>Other citizens or files are joined to dossier {number}: open a separate confidential complaint instead.</translation>
    </message>
    <message>
        <source>Le dossier {number} est déjà confidentiel.</source>
        <translation>Dossier {number} is confidential already.</translation>
    </message>
    <message>
        <source>Le dossier {number} n’est pas confidentiel.</source>
        <translation>Dossier {number} is not confidential.</translation>
    </message>
</context>
<context>
    <name>Copies</name>
    <message>
        <source>Il ne reste pas assez de place pour la copie {file} : elle n’a pas été faite, et ce qui y était n’a pas changé. Libérez de l’espace, ou choisissez un autre disque.</source>
        <translation>There is not enough room left for the copy {file}: it was not made, and what was there has not changed. Free up space, or choose another disk.</translation>
    </message>
    <message>
        <source>La base est ouverte ailleurs (une fenêtre de Guichet ou une commande). Fermez-la, puis recommencez ; rien n’a été changé.</source>
        <translation>The database is open elsewhere (a Guichet window or a command). Close it, then try again; nothing has been changed.</translation>
    </message>
    <message>
        <source>La clé de la copie {file} n’est ni dans le trousseau de ce compte, ni dans ce dossier. Mettez à côté de la copie le fichier de sa clé ({key}), puis recommencez ; rien n’a été changé.</source>
        <translation>The key of the copy {file} is neither in the keyring of this account nor in this folder. Put its key file ({key}) next to the copy, then try again; nothing has been changed.</translation>
    </message>
    <message>
        <source>La copie est chiffrée ; sa clé est dans {file}. Gardez cette clé ailleurs que la copie : ensemble, elles se lisent, et sans elle la copie ne s’ouvre pas sur un autre ordinateur.</source>
        <translation>The copy is encrypted; its key is in {file}. Keep this key somewhere other than with the copy: together they can be read, and without it the copy does not open on another computer.</translation>
    </message>
    <message>
        <source>La copie ne concorde pas avec la base : elle n’est pas gardée. Vérifiez le disque, puis lancez « guichet doctor ».</source>
        <translation>The copy does not match the database: it is not kept. Check the disk, then run “guichet doctor”.</translation>
    </message>
    <message>
        <source>La copie ne peut pas être écrite dans {file} ({reason}). Choisissez un autre endroit.</source>
        <translation>The copy cannot be written to {file} ({reason}). Choose another place.</translation>
    </message>
    <message>
        <source>La copie {file} est en service (événements : {n}).</source>
        <translation>Copy {file} is in service (events: {n}).</translation>
    </message>
    <message>
        <source>La copie {file} est endommagée : elle ne sera pas remise en service, et rien n’a été changé. Prenez une autre copie, par exemple dans le dossier « backups ».</source>
        <translation>The copy {file} is damaged: it will not be restored, and nothing has been changed. Take another copy, for example from the “backups” folder.</translation>
    </message>
    <message>
        <source>La copie {file} ne se lit pas ({reason}). Vérifiez le chemin et le droit de la lire.</source>
        <translation>The copy {file} cannot be read ({reason}). Check the path and the right to read it.</translation>
    </message>
    <message>
        <source>La copie {file} vient d’une autre base que celle de {folder}. Remettez-la en service dans un dossier à elle (--data-dir) ; rien n’a été changé.</source>
        <translation>The copy {file} comes from a database other than the one in {folder}. Restore it to a folder of its own (--data-dir); nothing has been changed.</translation>
    </message>
    <message>
        <source>La copie {file} vient d’une version plus récente de Guichet. Installez cette version, puis recommencez ; rien n’a été changé.</source>
        <translation>The copy {file} comes from a newer version of Guichet. Install that version, then try again; nothing has been changed.</translation>
    </message>
    <message>
        <source>Le dossier {folder} n’existe pas. Créez-le, ou choisissez-en un autre.</source>
        <translation>The folder {folder} does not exist. Create it, or choose another one.</translation>
    </message>
    <message>
        <source>Le fichier {file} existe et n’est pas une copie de Guichet : il n’a pas été remplacé. Choisissez un autre nom.</source>
        <translation>The file {file} exists and is not a Guichet copy: it was not replaced. Choose another name.</translation>
    </message>
    <message>
        <source>Le fichier {file} n’est pas une copie faite par Guichet, ou il est coupé. Choisissez un fichier fait par « guichet backup » ; rien n’a été changé.</source>
        <translation>The file {file} is not a copy made by Guichet, or it is cut short. Choose a file made by “guichet backup”; nothing has been changed.</translation>
    </message>
    <message>
        <source>{back} Ce qui était là est gardé : {kept}.</source>
        <translation>{back} What stood there is kept: {kept}.</translation>
    </message>
    <message>
        <source>{back} Les prochains numéros de ce poste porteront les lettres {code} au lieu de {former}.</source>
        <translation>{back} This desk&apos;s next numbers will bear the letters {code} instead of {former}.</translation>
    </message>
    <message>
        <source>{file} est la base elle-même. Donnez à la copie un autre nom, et mieux un autre disque.</source>
        <translation>{file} is the database itself. Give the copy another name and, better still, another disk.</translation>
    </message>
    <message>
        <source>{file} est un dossier : donnez le nom d’un fichier.</source>
        <translation>{file} is a folder: give the name of a file.</translation>
    </message>
</context>
<context>
    <name>CopyLabel</name>
    <message>
        <source>Copier&#xa0;: {what}</source>
        <translation>Copy: {what}</translation>
    </message>
</context>
<context>
    <name>DateTimeEdit</name>
    <message>
        <source>Écrivez par exemple 9:12, hier 16&#xa0;h ou 2026-11-24 9:12.</source>
        <translation>Write for example 9:12, yesterday 4 pm or 2026-11-24 9:12.</translation>
    </message>
</context>
<context>
    <name>DayEdit</name>
    <message>
        <source>Écrivez par exemple demain, vendredi ou 2026-11-26.</source>
        <translation>Write for example tomorrow, Friday or 2026-11-26.</translation>
    </message>
</context>
<context>
    <name>Deciding</name>
    <message>
        <source>Cette entrée ne se corrige pas : corrigez celle qu’elle concerne.</source>
        <translation>This entry cannot be corrected: correct the one it is about.</translation>
    </message>
    <message>
        <source>Champs à corriger : {wrong}. Cette entrée a : {known}.</source>
        <translation>Fields to correct: {wrong}. This entry has: {known}.</translation>
    </message>
    <message>
        <source>Indiquez la date convenue avec le citoyen.</source>
        <translation>Give the date agreed with the citizen.</translation>
    </message>
    <message>
        <source>Indiquez le collègue à qui vous avez vérifié : un transfert se vérifie (STAFF-2).</source>
        <translation>Name the colleague you checked with: a transfer is verified (STAFF-2).</translation>
    </message>
    <message>
        <source>Indiquez le sujet, le service ou la personne qui prend le dossier.</source>
        <translation>Give the topic, the department or the person taking the dossier.</translation>
    </message>
    <message>
        <source>La correction ne convient pas à cette entrée ({reason}).</source>
        <translation>The correction does not suit this entry ({reason}).</translation>
    </message>
    <message>
        <source>La date promise ({moment}) est déjà passée. Convenez d’une date à venir.</source>
        <translation>The promised date ({moment}) has already passed. Agree on a date to come.</translation>
    </message>
    <message>
        <source>La personne « {code} » n’est pas au répertoire. Choisissez-en une du répertoire (F6).</source>
        <translation>The person “{code}” is not in the directory. Choose one from the directory (F6).</translation>
    </message>
    <message>
        <source>Le dossier {number} est déjà ouvert.</source>
        <translation>Dossier {number} is already open.</translation>
    </message>
    <message>
        <source>Le dossier {number} est fermé. Rouvrez-le d’abord, avec la raison.</source>
        <translation>Dossier {number} is closed. Reopen it first, with the reason.</translation>
    </message>
    <message>
        <source>Le dossier {number} ne se ferme pas encore : il reste « {action} » ({clause}). Faites-le, ou indiquez comment le citoyen a été informé.</source>
        <translation>Dossier {number} cannot be closed yet: “{action}” remains ({clause}). Do it, or state how the citizen was informed.</translation>
    </message>
    <message>
        <source>Le dossier {number} n’a pas ce conflit à trancher.</source>
        <translation>Dossier {number} does not have this conflict to settle.</translation>
    </message>
    <message>
        <source>Le dossier {number} n’a pas d’action due « {owed} ».</source>
        <translation>Dossier {number} has no “{owed}” action due.</translation>
    </message>
    <message>
        <source>Le service « {code} » n’est pas au répertoire. Choisissez-en un du répertoire (F6).</source>
        <translation>The department “{code}” is not in the directory. Choose one from the directory (F6).</translation>
    </message>
    <message>
        <source>Le sujet « {code} » n’est pas au répertoire. Choisissez-en un du répertoire (F6).</source>
        <translation>The topic “{code}” is not in the directory. Choose one from the directory (F6).</translation>
    </message>
    <message>
        <source>Le texte « {what} » compte {n} caractères ; la limite est de {limit}. Gardez l’essentiel et joignez le reste au dossier papier.</source>
        <translation>The text “{what}” has {n} characters; the limit is {limit}. Keep the essentials and attach the rest to the paper file.</translation>
    </message>
    <message>
        <source>L’entrée à corriger n’est pas au dossier {number}. Rouvrez le dossier et choisissez-la.</source>
        <translation>The entry to correct is not in dossier {number}. Open the dossier again and choose it.</translation>
    </message>
    <message>
        <source>L’heure indiquée ({moment}) est dans le futur. Inscrivez l’heure à laquelle c’est arrivé.</source>
        <translation>The time given ({moment}) is in the future. Enter the time at which it happened.</translation>
    </message>
    <message>
        <source>L’ouverture d’un dossier ne se retire pas. Corrigez ses champs, ou fermez le dossier.</source>
        <translation>The opening of a dossier cannot be withdrawn. Correct its fields, or close the dossier.</translation>
    </message>
    <message>
        <source>Pour un dossier réglé au premier contact, écrivez la réponse donnée au citoyen.</source>
        <translation>For a dossier settled at first contact, write the answer given to the citizen.</translation>
    </message>
    <message>
        <source>Un commentaire vide ne s’inscrit pas. Écrivez ce qui s’est passé.</source>
        <translation>An empty comment cannot be recorded. Write what happened.</translation>
    </message>
    <message>
        <source>Un dossier ne se ferme pas sans dire qui a été informé. Indiquez-le, ou « personne » avec la raison.</source>
        <translation>A dossier is not closed without saying who was informed. State it, or “no one” with the reason.</translation>
    </message>
    <message>
        <source>Un dossier ne se ferme pas sans explication. Écrivez ce qui a été fait ou répondu.</source>
        <translation>A dossier is not closed without an explanation. Write what was done or answered.</translation>
    </message>
    <message>
        <source>Un refus se note avec sa raison : elle oriente le prochain appel.</source>
        <translation>A refusal is recorded with its reason: it guides the next call.</translation>
    </message>
    <message>
        <source>Une date promise ne se déplace pas sans une raison et sans dire comment le citoyen en a été informé (COM-10).</source>
        <translation>A promised date is not moved without a reason and without saying how the citizen was informed (COM-10).</translation>
    </message>
    <message>
        <source>Une raison est nécessaire : écrivez-la en une phrase.</source>
        <translation>A reason is required: write it in one sentence.</translation>
    </message>
    <message>
        <source>Écrivez ce que dit le citoyen, ou choisissez un sujet : le dossier est vide.</source>
        <translation>Write what the citizen says, or choose a topic: the dossier is empty.</translation>
    </message>
    <message>
        <source>Cette entrée a été retirée : inscrivez plutôt une nouvelle entrée.</source>
        <translation>This entry was struck: make a new entry instead.</translation>
    </message>
    <message>
        <source>La date promise ({moment}) est trop lointaine pour être tenue. Vérifiez l’année.</source>
        <translation>The promised date ({moment}) is too far ahead to be kept. Check the year.</translation>
    </message>
    <message>
        <source>Le dossier {number} a été porté à la direction générale : il ne se ferme pas avant que le suivi à l’élu soit inscrit ({clause}).</source>
        <translation>Dossier {number} was brought to the general manager: it does not close before the follow-up with the elected official is recorded ({clause}).</translation>
    </message>
    <message>
        <source>Le dossier {number} est déjà porté à la direction générale : le suivi à l’élu est attendu (ELU-7).</source>
        <translation>Dossier {number} was already brought to the general manager: the follow-up with the elected official is awaited (ELU-7).</translation>
    </message>
    <message>
        <source>L’année {year} n’est pas celle d’un contact. Corrigez la date.</source>
        <translation>The year {year} is not that of a contact. Correct the date.</translation>
    </message>
    <message>
        <source>L’heure indiquée ({moment}) précède la réception ({received}). Corrigez-la.</source>
        <translation>The time given ({moment}) is before the receipt ({received}). Correct it.</translation>
    </message>
    <message>
        <source>Un contact réglé sur place ne laisse rien à faire (COM-8). Pour promettre une date, ouvrez le dossier.</source>
        <translation>A contact settled on the spot leaves nothing to do (COM-8). To promise a date, open the dossier.</translation>
    </message>
    <message>
        <source>adresse</source>
        <translation>address</translation>
    </message>
    <message>
        <source>besoins</source>
        <translation>needs</translation>
    </message>
    <message>
        <source>ce qui a été convenu</source>
        <translation>what was agreed</translation>
    </message>
    <message>
        <source>commentaire</source>
        <translation>comment</translation>
    </message>
    <message>
        <source>courriel</source>
        <translation>email</translation>
    </message>
    <message>
        <source>description</source>
        <translation>description</translation>
    </message>
    <message>
        <source>destinataire</source>
        <translation>recipient</translation>
    </message>
    <message>
        <source>explication</source>
        <translation>explanation</translation>
    </message>
    <message>
        <source>langue</source>
        <translation>language</translation>
    </message>
    <message>
        <source>nom</source>
        <translation>name</translation>
    </message>
    <message>
        <source>note</source>
        <translation>note</translation>
    </message>
    <message>
        <source>numéro civique</source>
        <translation>civic number</translation>
    </message>
    <message>
        <source>par qui</source>
        <translation>through whom</translation>
    </message>
    <message>
        <source>personne informée</source>
        <translation>person told</translation>
    </message>
    <message>
        <source>précision du lieu</source>
        <translation>place detail</translation>
    </message>
    <message>
        <source>raison</source>
        <translation>reason</translation>
    </message>
    <message>
        <source>rue</source>
        <translation>street</translation>
    </message>
    <message>
        <source>réponse donnée</source>
        <translation>answer given</translation>
    </message>
    <message>
        <source>téléphone</source>
        <translation>phone</translation>
    </message>
    <message>
        <source>« {citizen} » ne désigne pas un citoyen connu.</source>
        <translation>“{citizen}” is not a known citizen.</translation>
    </message>
    <message>
        <source>« {code} » n’est pas un service de la Ville : c’est la Ville qui reste responsable du dossier (STAFF-1).</source>
        <translation>“{code}” is not a City service: the City stays accountable for the dossier (STAFF-1).</translation>
    </message>
    <message>
        <source>Écrivez quel élu relaie la demande : il sera tenu informé des suites (ELU-1).</source>
        <translation>Write which elected official relays the matter: they will be kept informed (ELU-1).</translation>
    </message>
    <message>
        <source>élu</source>
        <translation>elected official</translation>
    </message>
    <message>
        <source>La plainte vise cette personne : elle n’en répond pas (DEF-1). Transférez à une autre.</source>
        <translation>The complaint is about this person: they do not answer for it (DEF-1). Transfer to somebody else.</translation>
    </message>
    <message>
        <source>nom de la ronde</source>
        <translation>name of the round</translation>
    </message>
</context>
<context>
    <name>Demo</name>
    <message>
        <source>Le dossier {folder} contient déjà une base. Donnez un dossier neuf avec --data-dir.</source>
        <translation>The folder {folder} already contains a database. Give a new folder with --data-dir.</translation>
    </message>
</context>
<context>
    <name>Directory</name>
    <message>
        <source>Un code est nécessaire : il relie l’entrée aux autres.</source>
        <translation>A code is required: it links the entry to the others.</translation>
    </message>
    <message>
        <source>« {code} » sert encore à : {users}. Changez d’abord ces entrées.</source>
        <translation>“{code}” is still used by: {users}. Change those entries first.</translation>
    </message>
    <message>
        <source>« {value} » n’est pas au répertoire. Ajoutez-le d’abord, ou choisissez-en un autre.</source>
        <translation>“{value}” is not in the directory. Add it first, or choose another one.</translation>
    </message>
</context>
<context>
    <name>DirectoryScreen</name>
    <message>
        <source>Appliquer l’importation</source>
        <translation>Apply the import</translation>
    </message>
    <message>
        <source>Enregistrer l’entrée</source>
        <translation>Save the entry</translation>
    </message>
    <message>
        <source>Entrée enregistrée.</source>
        <translation>Entry saved.</translation>
    </message>
    <message>
        <source>Importer des fichiers</source>
        <translation>Import files</translation>
    </message>
    <message>
        <source>Lecture des fichiers</source>
        <translation>Reading the files</translation>
    </message>
    <message>
        <source>Nouvelle entrée</source>
        <translation>New entry</translation>
    </message>
    <message>
        <source>Répertoire</source>
        <translation>Directory</translation>
    </message>
    <message>
        <source>Chercher dans le répertoire</source>
        <translation>Search the directory</translation>
    </message>
    <message>
        <source>Enregistrer</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Entrées du répertoire</source>
        <translation>Directory entries</translation>
    </message>
    <message>
        <source>Importer…</source>
        <translation>Import…</translation>
    </message>
    <message>
        <source>Personnes</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Retirer</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Rues</source>
        <translation>Streets</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Departments</translation>
    </message>
    <message>
        <source>Sorte d’entrée</source>
        <translation>Sort of entry</translation>
    </message>
    <message>
        <source>Sujets</source>
        <translation>Topics</translation>
    </message>
    <message numerus="yes">
        <source>%n entrée(s)</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>&amp;Code</translation>
    </message>
    <message>
        <source>&amp;Entretenue par</source>
        <translation>&amp;Maintained by</translation>
    </message>
    <message>
        <source>&amp;Formulaire</source>
        <translation>&amp;Form</translation>
    </message>
    <message>
        <source>&amp;Heures</source>
        <translation>&amp;Hours</translation>
    </message>
    <message>
        <source>&amp;Lieu</source>
        <translation>&amp;Place</translation>
    </message>
    <message>
        <source>&amp;Mots-clés</source>
        <translation>&amp;Keywords</translation>
    </message>
    <message>
        <source>&amp;Nature</source>
        <translation>&amp;Kind</translation>
    </message>
    <message>
        <source>&amp;Nom</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Nom en français</source>
        <translation>&amp;Name in French</translation>
    </message>
    <message>
        <source>&amp;Poste</source>
        <translation>E&amp;xtension</translation>
    </message>
    <message>
        <source>&amp;Type</source>
        <translation>&amp;Type</translation>
    </message>
    <message>
        <source>&amp;Téléphone</source>
        <translation>&amp;Phone</translation>
    </message>
    <message>
        <source>&amp;Urgent</source>
        <translation>&amp;Urgent</translation>
    </message>
    <message>
        <source>Absentes des fichiers, mais gardées : {names}</source>
        <translation>Absent from the files, but kept: {names}</translation>
    </message>
    <message>
        <source>Ajoutées : {names}</source>
        <translation>Added: {names}</translation>
    </message>
    <message>
        <source>Annuler</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Au téléphone</source>
        <translation>On the phone</translation>
    </message>
    <message>
        <source>Colonnes inconnues, laissées de côté : {names}</source>
        <translation>Unknown columns, left aside: {names}</translation>
    </message>
    <message>
        <source>Commentaire</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Courri&amp;el</source>
        <translation>&amp;Email</translation>
    </message>
    <message>
        <source>Enregistrez d’abord ce qui est écrit, ou remettez-le comme avant.</source>
        <translation>First save what is written, or put it back as it was.</translation>
    </message>
    <message>
        <source>Entrée retirée.</source>
        <translation>Entry withdrawn.</translation>
    </message>
    <message>
        <source>Fichiers à importer</source>
        <translation>Files to import</translation>
    </message>
    <message>
        <source>Hors &amp;des heures</source>
        <translation>After h&amp;ours</translation>
    </message>
    <message>
        <source>Il relie l’entrée aux autres.</source>
        <translation>It links the entry to the others.</translation>
    </message>
    <message>
        <source>Importation</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Information</translation>
    </message>
    <message>
        <source>La Ville</source>
        <translation>The City</translation>
    </message>
    <message>
        <source>La personne</source>
        <translation>The person</translation>
    </message>
    <message>
        <source>La rue</source>
        <translation>The street</translation>
    </message>
    <message>
        <source>Laisser</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>Le gouvernement du Québec</source>
        <translation>The Government of Québec</translation>
    </message>
    <message>
        <source>Le joindre</source>
        <translation>How to reach it</translation>
    </message>
    <message>
        <source>Le répertoire est vide : importez les fichiers de la Ville (Ctrl+I).</source>
        <translation>The directory is empty: import the City’s files (Ctrl+I).</translation>
    </message>
    <message>
        <source>Le service</source>
        <translation>The department</translation>
    </message>
    <message>
        <source>Le sujet</source>
        <translation>The topic</translation>
    </message>
    <message>
        <source>Les mots des citoyens, séparés par des points-virgules.</source>
        <translation>Citizens’ words, separated by semicolons.</translation>
    </message>
    <message>
        <source>Modifiées : {names}</source>
        <translation>Changed: {names}</translation>
    </message>
    <message>
        <source>Nom en an&amp;glais</source>
        <translation>Name in En&amp;glish</translation>
    </message>
    <message>
        <source>Organisme externe</source>
        <translation>Outside body</translation>
    </message>
    <message>
        <source>Par exemple : Lun-Jeu 8:00-12:00 13:00-16:30; Ven 8:00-12:00</source>
        <translation>As the City writes them: Lun-Jeu 8:00-12:00 13:00-16:30; Ven 8:00-12:00</translation>
    </message>
    <message>
        <source>Per&amp;sonne</source>
        <translation>Per&amp;son</translation>
    </message>
    <message>
        <source>Plainte</source>
        <translation>Complaint</translation>
    </message>
    <message>
        <source>Proposé quand une absence est déclarée (STAFF-6).</source>
        <translation>Suggested when an absence is declared (STAFF-6).</translation>
    </message>
    <message>
        <source>Q&amp;ui répond</source>
        <translation>&amp;Who answers</translation>
    </message>
    <message>
        <source>Qui répond</source>
        <translation>Who answers</translation>
    </message>
    <message>
        <source>Remettre comme avant</source>
        <translation>Put back as it was</translation>
    </message>
    <message>
        <source>Remplacement &amp;habituel</source>
        <translation>&amp;Usual replacement</translation>
    </message>
    <message>
        <source>Requête</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>Rue provinciale</source>
        <translation>Provincial street</translation>
    </message>
    <message>
        <source>Réclamation</source>
        <translation>Claim</translation>
    </message>
    <message>
        <source>Se&amp;cteur</source>
        <translation>Se&amp;ctor</translation>
    </message>
    <message>
        <source>Ser&amp;vice</source>
        <translation>Depart&amp;ment</translation>
    </message>
    <message>
        <source>Service de la Ville</source>
        <translation>City department</translation>
    </message>
    <message>
        <source>Sujet en an&amp;glais</source>
        <translation>Topic in En&amp;glish</translation>
    </message>
    <message>
        <source>Sujet en f&amp;rançais</source>
        <translation>Topic in F&amp;rench</translation>
    </message>
    <message>
        <source>Sur une rue &amp;provinciale</source>
        <translation>On a &amp;provincial street</translation>
    </message>
    <message>
        <source>Titre en an&amp;glais</source>
        <translation>Title in En&amp;glish</translation>
    </message>
    <message>
        <source>Titre en f&amp;rançais</source>
        <translation>Title in F&amp;rench</translation>
    </message>
    <message>
        <source>Une autre entrée a déjà ce code. Donnez-en un autre.</source>
        <translation>Another entry has this code already. Give it another.</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>poste {extension}</source>
        <translation>extension {extension}</translation>
    </message>
    <message>
        <source>rue, chemin, boulevard…</source>
        <translation>street, road, boulevard…</translation>
    </message>
    <message>
        <source>À &amp;demander</source>
        <translation>To &amp;ask</translation>
    </message>
    <message>
        <source>À d&amp;ire</source>
        <translation>To sa&amp;y</translation>
    </message>
    <message>
        <source>À demander, en anglais</source>
        <translation>To ask, in English</translation>
    </message>
    <message>
        <source>À dire, en anglais</source>
        <translation>To say, in English</translation>
    </message>
    <message>
        <source>À remplir : l’entrée ne va pas sans cela.</source>
        <translation>To be filled in: the entry does not go without it.</translation>
    </message>
    <message>
        <source>Au bureau</source>
        <translation>In the office</translation>
    </message>
    <message>
        <source>Déclarer une absence</source>
        <translation>Declare an absence</translation>
    </message>
    <message>
        <source>Hors du bureau</source>
        <translation>Out of the office</translation>
    </message>
    <message>
        <source>Prochaine absence : {period}.</source>
        <translation>Next absence: {period}.</translation>
    </message>
    <message>
        <source>À sa place : {who}</source>
        <translation>In their place: {who}</translation>
    </message>
    <message>
        <source>Inscrire &amp;sans relève</source>
        <translation>Record without re&amp;lief</translation>
    </message>
    <message>
        <source>Remplacement : {who}, hors du bureau aussi; {answers} répond</source>
        <translation>Replacement: {who}, also out of the office; {answers} answers</translation>
    </message>
    <message numerus="yes">
        <source>%n absence(s)</source>
        <translation>
            <numerusform>%n absence</numerusform>
            <numerusform>%n absences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sans relève</source>
        <translation>
            <numerusform>%n without relief</numerusform>
            <numerusform>%n without relief</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Annuler l’absence</source>
        <translation>&amp;Cancel the absence</translation>
    </message>
    <message>
        <source>&amp;Du</source>
        <translation>&amp;From</translation>
    </message>
    <message>
        <source>&amp;Heure</source>
        <translation>&amp;Hour</translation>
    </message>
    <message>
        <source>&amp;Jusqu’à</source>
        <translation>&amp;Until</translation>
    </message>
    <message>
        <source>&amp;Personne absente</source>
        <translation>&amp;Person away</translation>
    </message>
    <message>
        <source>&amp;Remplacement</source>
        <translation>&amp;Replacement</translation>
    </message>
    <message>
        <source>A&amp;u</source>
        <translation>T&amp;o</translation>
    </message>
    <message>
        <source>Absence annulée : ses suivis lui reviennent.</source>
        <translation>Absence cancelled: their follow-ups come back to them.</translation>
    </message>
    <message>
        <source>Absence inscrite : les suivis et l’orientation en tiennent compte.</source>
        <translation>Absence recorded: follow-ups and routing take it into account.</translation>
    </message>
    <message>
        <source>Absence inscrite, à revoir : {flag}</source>
        <translation>Absence recorded, to be looked at: {flag}</translation>
    </message>
    <message>
        <source>Absences</source>
        <translation>Absences</translation>
    </message>
    <message>
        <source>Absences (F10)</source>
        <translation>Absences (F10)</translation>
    </message>
    <message>
        <source>Absences montrées</source>
        <translation>Absences shown</translation>
    </message>
    <message>
        <source>Aucune absence</source>
        <translation>No absence</translation>
    </message>
    <message>
        <source>Boîte &amp;vocale</source>
        <translation>&amp;Voicemail</translation>
    </message>
    <message>
        <source>Chaque personne du répertoire répond elle-même.</source>
        <translation>Everybody in the directory answers for themselves.</translation>
    </message>
    <message>
        <source>Choisissez la personne dans la liste (↓, Entrée).</source>
        <translation>Choose the person in the list (↓, Enter).</translation>
    </message>
    <message>
        <source>Copier</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Copier la réponse d’absence par courriel</source>
        <translation>Copy the e-mail auto-reply</translation>
    </message>
    <message>
        <source>Copier le message de la boîte vocale</source>
        <translation>Copy the voicemail message</translation>
    </message>
    <message>
        <source>De re&amp;tour maintenant</source>
        <translation>&amp;Back now</translation>
    </message>
    <message>
        <source>En anglais</source>
        <translation>In English</translation>
    </message>
    <message>
        <source>En cours</source>
        <translation>Under way</translation>
    </message>
    <message>
        <source>En cours et à venir</source>
        <translation>Under way and to come</translation>
    </message>
    <message>
        <source>En français</source>
        <translation>In French</translation>
    </message>
    <message>
        <source>H&amp;eure</source>
        <translation>T&amp;ime</translation>
    </message>
    <message>
        <source>Indiquez le jour.</source>
        <translation>Give the day.</translation>
    </message>
    <message>
        <source>Message de la boîte vocale copié, en français et en anglais.</source>
        <translation>Voicemail message copied, in French and in English.</translation>
    </message>
    <message>
        <source>Message d’absence</source>
        <translation>Absence message</translation>
    </message>
    <message>
        <source>Nouvelle absence</source>
        <translation>New absence</translation>
    </message>
    <message>
        <source>Passées</source>
        <translation>Past</translation>
    </message>
    <message>
        <source>Pendant l’absence</source>
        <translation>During the absence</translation>
    </message>
    <message>
        <source>Remplacement : {who}</source>
        <translation>Replacement: {who}</translation>
    </message>
    <message>
        <source>Retour inscrit : ses suivis lui reviennent.</source>
        <translation>Return recorded: their follow-ups come back to them.</translation>
    </message>
    <message>
        <source>Réponse par courrie&amp;l</source>
        <translation>E-&amp;mail reply</translation>
    </message>
    <message>
        <source>Réponse par courriel copiée, en français et en anglais.</source>
        <translation>E-mail reply copied, in French and in English.</translation>
    </message>
    <message>
        <source>Rétablir</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Sans relève</source>
        <translation>Without relief</translation>
    </message>
    <message>
        <source>Terminée</source>
        <translation>Over</translation>
    </message>
    <message>
        <source>Une personne déclare ses propres absences. {others}</source>
        <translation>People declare their own absences. {others}</translation>
    </message>
    <message>
        <source>V&amp;oir l’autre absence</source>
        <translation>See the other &amp;absence</translation>
    </message>
    <message>
        <source>Voir les absences</source>
        <translation>See the absences</translation>
    </message>
    <message>
        <source>autre heure</source>
        <translation>other time</translation>
    </message>
    <message>
        <source>de midi</source>
        <translation>at noon</translation>
    </message>
    <message>
        <source>du matin</source>
        <translation>in the morning</translation>
    </message>
    <message>
        <source>la fin du jour</source>
        <translation>the end of the day</translation>
    </message>
    <message>
        <source>midi</source>
        <translation>noon</translation>
    </message>
    <message>
        <source>titre, service ou poste</source>
        <translation>title, service or extension</translation>
    </message>
    <message>
        <source>{when} — {says}</source>
        <translation>{when} — {says}</translation>
    </message>
    <message>
        <source>{who} — absence {period}</source>
        <translation>{who} — absence {period}</translation>
    </message>
    <message>
        <source>À co&amp;mpter</source>
        <translation>&amp;Starting</translation>
    </message>
    <message>
        <source>À venir</source>
        <translation>To come</translation>
    </message>
    <message>
        <source>Écrivez par exemple 9:30 ou 14 h.</source>
        <translation>Write for example 9:30 or 2 p.m.</translation>
    </message>
    <message>
        <source>Hors des heures</source>
        <translation>Outside hours</translation>
    </message>
    <message>
        <source>Envoyer les messages d’absence à la personne</source>
        <translation>Send the absence messages to the person</translation>
    </message>
    <message>
        <source>Envoyer à la personne</source>
        <translation>Send to the person</translation>
    </message>
    <message numerus="yes">
        <source>%n choix appris de l’accueil</source>
        <translation>
            <numerusform>%n choice learned from the front desk</numerusform>
            <numerusform>%n choices learned from the front desk</numerusform>
        </translation>
    </message>
    <message>
        <source>Choix appris</source>
        <translation>Choices learned</translation>
    </message>
    <message>
        <source>Choix oubliés : {n}. L’orientation n’en tient plus compte.</source>
        <translation>Choices forgotten: {n}. Routing no longer takes them into account.</translation>
    </message>
    <message>
        <source>D’un dossier qui n’est pas à votre portée</source>
        <translation>From a dossier out of your reach</translation>
    </message>
    <message>
        <source>Les cacher</source>
        <translation>Hide them</translation>
    </message>
    <message>
        <source>Les voir</source>
        <translation>See them</translation>
    </message>
    <message>
        <source>Oublier ce choix</source>
        <translation>Forget this choice</translation>
    </message>
    <message>
        <source>Tout oublier</source>
        <translation>Forget all</translation>
    </message>
    <message>
        <source>Cacher l’historique</source>
        <translation>Hide the history</translation>
    </message>
    <message>
        <source>Changé par une version plus récente le {when}</source>
        <translation>Changed by a newer version on {when}</translation>
    </message>
    <message>
        <source>Début</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Inscrit le {when}</source>
        <translation>Recorded on {when}</translation>
    </message>
    <message>
        <source>Modifié le {when}</source>
        <translation>Changed on {when}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Personne absente</source>
        <translation>Person away</translation>
    </message>
    <message>
        <source>Remplacement</source>
        <translation>Replacement</translation>
    </message>
    <message>
        <source>Retiré le {when}</source>
        <translation>Removed on {when}</translation>
    </message>
    <message>
        <source>Retour</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>Voir l’historique</source>
        <translation>See the history</translation>
    </message>
    <message numerus="yes">
        <source>et %n changement(s) plus ancien(s)</source>
        <translation>
            <numerusform>and %n older change</numerusform>
            <numerusform>and %n older changes</numerusform>
        </translation>
    </message>
    <message>
        <source>non</source>
        <translation>no</translation>
    </message>
    <message>
        <source>oui</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>une importation ou une commande</source>
        <translation>an import or a command</translation>
    </message>
    <message>
        <source>{done}, par {who} ({desk})</source>
        <translation>{done}, by {who} ({desk})</translation>
    </message>
    <message>
        <source>{field} : {before} → {after}</source>
        <translation>{field}: {before} → {after}</translation>
    </message>
</context>
<context>
    <name>Doctor</name>
    <message>
        <source>Attention — {said}</source>
        <translation>Warning — {said}</translation>
    </message>
    <message>
        <source>Des listes ne disent pas ce que dit l’historique : {lists}. Premiers dossiers : {numbers}.</source>
        <translation>Some lists do not say what the record says: {lists}. First dossiers: {numbers}.</translation>
    </message>
    <message>
        <source>En ordre — {said}</source>
        <translation>In order — {said}</translation>
    </message>
    <message>
        <source>Faites une copie avec sa clé, et gardez les deux à des endroits différents.</source>
        <translation>Make a copy with its key, and keep the two in different places.</translation>
    </message>
    <message>
        <source>Fermez Guichet et rouvrez-le : elles le sont à l’ouverture.</source>
        <translation>Close Guichet and open it again: they are counted at opening.</translation>
    </message>
    <message>
        <source>Gardez la base et signalez-le : ces événements sont conservés tels quels.</source>
        <translation>Keep the store and report it: these events are kept as they are.</translation>
    </message>
    <message>
        <source>Installez la version récente de Guichet.</source>
        <translation>Install the recent version of Guichet.</translation>
    </message>
    <message>
        <source>La base a besoin de soins : suivez les lignes « À corriger », dans l’ordre.</source>
        <translation>The store needs care: follow the “To mend” lines, in order.</translation>
    </message>
    <message>
        <source>La base est saine.</source>
        <translation>The store is sound.</translation>
    </message>
    <message>
        <source>La clé est dans le trousseau, et gardée avec une copie.</source>
        <translation>The key is in the keyring, and kept with a copy.</translation>
    </message>
    <message>
        <source>La clé n’est que dans le trousseau de ce compte : une copie ne s’ouvrirait pas ailleurs.</source>
        <translation>The key is only in this account&apos;s keyring: a copy would not open elsewhere.</translation>
    </message>
    <message>
        <source>La recherche ne trouve pas tout : son index est abîmé ou incomplet.</source>
        <translation>The search does not find everything: its index is damaged or incomplete.</translation>
    </message>
    <message>
        <source>Lancez « guichet rebuild » : les listes sont refaites à partir de l’historique.</source>
        <translation>Run “guichet rebuild”: the lists are made again from the record.</translation>
    </message>
    <message>
        <source>Le dernier événement est en avance de {minutes} min sur l’horloge de ce poste.</source>
        <translation>The last event is {minutes} min ahead of this desk’s clock.</translation>
    </message>
    <message>
        <source>Le fichier de la base est endommagé (endroits : {n}). Premier : {first}.</source>
        <translation>The database file is damaged (places: {n}). First: {first}.</translation>
    </message>
    <message>
        <source>L’historique ne se suit plus. Numéros sautés : {holes} ; maillons rompus : {links} ; contenus changés : {bodies} ; contenus sans événement : {stray}. Premiers endroits : {places}.</source>
        <translation>The history is no longer continuous. Numbers skipped: {holes}; links broken: {links}; contents changed: {bodies}; contents without an event: {stray}. First places: {places}.</translation>
    </message>
    <message>
        <source>Événements : {events} ; postes : {desks} ; aucun trou, chaque maillon vérifié.</source>
        <translation>Events: {events}; desks: {desks}; no gap, every link verified.</translation>
    </message>
    <message>
        <source>Événements d’une version plus récente, gardés sans être compris : {n} ({types}).</source>
        <translation>Events from a newer version, kept without being understood: {n} ({types}).</translation>
    </message>
    <message>
        <source>Événements intacts dont le contenu ne se lit pas : {n}.</source>
        <translation>Intact events whose content cannot be read: {n}.</translation>
    </message>
    <message>
        <source>Le fichier de la base est intact.</source>
        <translation>The store&apos;s file is intact.</translation>
    </message>
    <message>
        <source>Les listes disent exactement ce que dit l’historique.</source>
        <translation>The lists say exactly what the record says.</translation>
    </message>
    <message>
        <source>Les listes viennent d’une autre version de Guichet.</source>
        <translation>The lists come from another version of Guichet.</translation>
    </message>
    <message>
        <source>Les protections qui empêchent de modifier ce qui est inscrit ont été enlevées : {missing}.</source>
        <translation>The guards that keep what is recorded from being changed were removed: {missing}.</translation>
    </message>
    <message>
        <source>Les échéances n’ont pas été recomptées depuis un changement du calendrier.</source>
        <translation>The deadlines were not counted again since the calendar changed.</translation>
    </message>
    <message>
        <source>Les échéances suivent le calendrier.</source>
        <translation>The deadlines follow the calendar.</translation>
    </message>
    <message>
        <source>L’horloge de ce poste suit les événements.</source>
        <translation>This desk&apos;s clock follows the events.</translation>
    </message>
    <message>
        <source>L’index de recherche est entier.</source>
        <translation>The search index is whole.</translation>
    </message>
    <message>
        <source>Remettez à l’heure l’horloge de l’ordinateur ; rien n’est perdu, l’ordre est gardé.</source>
        <translation>Set the computer&apos;s clock right; nothing is lost, the order is kept.</translation>
    </message>
    <message>
        <source>Restaurez la dernière copie : guichet restore FICHIER. La base actuelle sera gardée.</source>
        <translation>Restore the last copy: guichet restore FILE. The present store will be kept.</translation>
    </message>
    <message>
        <source>Rien de ce qui est inscrit ne peut être modifié ni effacé.</source>
        <translation>Nothing that is recorded can be changed or erased.</translation>
    </message>
    <message>
        <source>Réinstallez le programme.</source>
        <translation>Install the program again.</translation>
    </message>
    <message>
        <source>SQLite {version} peut abîmer une base.</source>
        <translation>SQLite {version} can damage a store.</translation>
    </message>
    <message>
        <source>SQLite {version}.</source>
        <translation>SQLite {version}.</translation>
    </message>
    <message>
        <source>Un autre programme a touché à la base : gardez-la, et restaurez la dernière copie.</source>
        <translation>Another program touched the store: keep it, and restore the last copy.</translation>
    </message>
    <message>
        <source>actions dues</source>
        <translation>due actions</translation>
    </message>
    <message>
        <source>citoyens</source>
        <translation>citizens</translation>
    </message>
    <message>
        <source>dossiers</source>
        <translation>dossiers</translation>
    </message>
    <message>
        <source>répertoire</source>
        <translation>directory</translation>
    </message>
    <message>
        <source>{says} {do}</source>
        <translation>{says} {do}</translation>
    </message>
    <message>
        <source>{what} ({n})</source>
        <translation>{what} ({n})</translation>
    </message>
    <message>
        <source>À corriger — {said}</source>
        <translation>To mend — {said}</translation>
    </message>
    <message>
        <source>À savoir — {said}</source>
        <translation>Good to know — {said}</translation>
    </message>
    <message>
        <source>Ajoutez ces entrées au répertoire, ou corrigez la politique.</source>
        <translation>Add these entries to the directory, or correct the policy.</translation>
    </message>
    <message>
        <source>La politique nomme ce que le répertoire n’a pas : {places}.</source>
        <translation>The policy names what the directory does not have: {places}.</translation>
    </message>
    <message>
        <source>Politique de {city}, résolution {resolution}.</source>
        <translation>Policy of {city}, resolution {resolution}.</translation>
    </message>
    <message>
        <source>Sans politique, rien ne dit ce qui est dû : remettez le fichier livré avec le programme.</source>
        <translation>Without a policy nothing says what is due: put back the file shipped with the program.</translation>
    </message>
    <message>
        <source>Libérez de l’espace : une copie ou une reconstruction en demande {wanted}.</source>
        <translation>Free some space: a copy or a rebuild needs {wanted}.</translation>
    </message>
    <message>
        <source>{free} libres sur le disque de la base.</source>
        <translation>{free} free on the database’s disk.</translation>
    </message>
    <message>
        <source>{n} Go</source>
        <translation>{n} GB</translation>
    </message>
    <message>
        <source>{n} Mo</source>
        <translation>{n} MB</translation>
    </message>
    <message>
        <source>transferts</source>
        <translation>transfers</translation>
    </message>
    <message>
        <source>fermetures et réouvertures</source>
        <translation>closings and reopenings</translation>
    </message>
</context>
<context>
    <name>Dossier</name>
    <message>
        <source>Aucun dossier {number} à ce poste. S’il vient d’un autre poste, il arrivera avec la synchronisation.</source>
        <translation>No dossier {number} at this desk. If it comes from another desk, it will arrive with synchronization.</translation>
    </message>
    <message>
        <source>fermé</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>ouvert</source>
        <translation>open</translation>
    </message>
    <message>
        <source>Le dossier {number} est confidentiel : seul son cercle le voit. Pour toute question, adressez-vous à : {who} (DEF-1).</source>
        <translation>Dossier {number} is confidential: only its circle sees it. For any question, ask: {who} (DEF-1).</translation>
    </message>
</context>
<context>
    <name>DossierForms</name>
    <message>
        <source>Titre ou service</source>
        <translation>Title or department</translation>
    </message>
    <message>
        <source>&amp;Ce qui a été fait ou répondu</source>
        <translation>What was &amp;done or answered</translation>
    </message>
    <message>
        <source>&amp;Ce qui est promis</source>
        <translation>What is &amp;promised</translation>
    </message>
    <message>
        <source>&amp;Date convenue</source>
        <translation>&amp;Date agreed</translation>
    </message>
    <message>
        <source>&amp;Envoi</source>
        <translation>Se&amp;nding</translation>
    </message>
    <message>
        <source>&amp;Insatisfait</source>
        <translation>D&amp;issatisfied</translation>
    </message>
    <message>
        <source>&amp;Inscrire</source>
        <translation>&amp;Record</translation>
    </message>
    <message>
        <source>&amp;Moyen</source>
        <translation>&amp;Means</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Note</translation>
    </message>
    <message>
        <source>&amp;Nouveau texte (vide : retirer l’entrée)</source>
        <translation>&amp;New text (empty: withdraw the entry)</translation>
    </message>
    <message>
        <source>&amp;Personne visée (si connue)</source>
        <translation>&amp;Person concerned (if known)</translation>
    </message>
    <message>
        <source>&amp;Quand</source>
        <translation>&amp;When</translation>
    </message>
    <message>
        <source>&amp;Qui a été informé</source>
        <translation>Who was &amp;told</translation>
    </message>
    <message>
        <source>&amp;Raison</source>
        <translation>&amp;Reason</translation>
    </message>
    <message>
        <source>&amp;Raison (si déplacée)</source>
        <translation>&amp;Reason (if moved)</translation>
    </message>
    <message>
        <source>&amp;Satisfait</source>
        <translation>&amp;Satisfied</translation>
    </message>
    <message>
        <source>&amp;Vers qui</source>
        <translation>To &amp;whom</translation>
    </message>
    <message>
        <source>Citoyen &amp;informé comment</source>
        <translation>How the citizen was &amp;told</translation>
    </message>
    <message>
        <source>Commenter</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Corriger l’entrée choisie</source>
        <translation>Correct the chosen entry</translation>
    </message>
    <message>
        <source>Courriel</source>
        <translation>Email</translation>
    </message>
    <message>
        <source>Date promise (COM-10)</source>
        <translation>Promised date (COM-10)</translation>
    </message>
    <message>
        <source>Diriger ailleurs</source>
        <translation>Redirect</translation>
    </message>
    <message>
        <source>En personne</source>
        <translation>In person</translation>
    </message>
    <message>
        <source>En privé</source>
        <translation>In private</translation>
    </message>
    <message>
        <source>En public</source>
        <translation>In public</translation>
    </message>
    <message>
        <source>Envoi</source>
        <translation>Sending</translation>
    </message>
    <message>
        <source>Fermer le dossier</source>
        <translation>Close the dossier</translation>
    </message>
    <message>
        <source>Joint</source>
        <translation>Reached</translation>
    </message>
    <message>
        <source>Laisser</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>Le citoyen n’est pas satisfait</source>
        <translation>The citizen is not satisfied</translation>
    </message>
    <message>
        <source>Message laissé</source>
        <translation>Message left</translation>
    </message>
    <message>
        <source>Message privé</source>
        <translation>Private message</translation>
    </message>
    <message>
        <source>Non</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Non demandé</source>
        <translation>Not asked</translation>
    </message>
    <message>
        <source>Noter un appel</source>
        <translation>Log a call</translation>
    </message>
    <message>
        <source>Noter un courriel</source>
        <translation>Log an email</translation>
    </message>
    <message>
        <source>Noter une réponse</source>
        <translation>Log a reply</translation>
    </message>
    <message>
        <source>Oui</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Ouvrir à tous : le dossier et sa description seront lus de tous les postes</source>
        <translation>Open to everyone: every desk will read the dossier and its description</translation>
    </message>
    <message>
        <source>Par quel moyen</source>
        <translation>By what means</translation>
    </message>
    <message>
        <source>Rendre confidentiel : ce qui est déjà parti aux autres postes y reste</source>
        <translation>Make confidential: what other desks received already stays there</translation>
    </message>
    <message>
        <source>Rouvrir le dossier</source>
        <translation>Reopen the dossier</translation>
    </message>
    <message>
        <source>Ré&amp;ponse</source>
        <translation>Re&amp;ply</translation>
    </message>
    <message>
        <source>Ré&amp;sultat</source>
        <translation>Re&amp;sult</translation>
    </message>
    <message>
        <source>Réponse</source>
        <translation>Reply</translation>
    </message>
    <message>
        <source>Réponse automatique</source>
        <translation>Automatic reply</translation>
    </message>
    <message>
        <source>Résultat</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Sans réponse</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>Satisfait</source>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>Téléphone</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>Écrit par nous</source>
        <translation>Written by us</translation>
    </message>
    <message>
        <source>A&amp;vec qui</source>
        <translation>&amp;With whom</translation>
    </message>
    <message>
        <source>Avec qui</source>
        <translation>With whom</translation>
    </message>
    <message>
        <source>La direction du service</source>
        <translation>The director of the service</translation>
    </message>
    <message>
        <source>Le citoyen</source>
        <translation>The citizen</translation>
    </message>
    <message>
        <source>L’élu</source>
        <translation>The elected official</translation>
    </message>
    <message>
        <source>&amp;Direction générale</source>
        <translation>&amp;General manager</translation>
    </message>
    <message>
        <source>La plainte vise la direction générale</source>
        <translation>The complaint is about the general manager</translation>
    </message>
    <message>
        <source>Porter à la direction générale (ELU-5)</source>
        <translation>Bring to the general manager (ELU-5)</translation>
    </message>
    <message>
        <source>É&amp;lu qui en fait part</source>
        <translation>E&amp;lected official who brings it</translation>
    </message>
</context>
<context>
    <name>DossierPage</name>
    <message>
        <source>en retard de {time}</source>
        <translation>overdue by {time}</translation>
    </message>
    <message>
        <source>reste {time}</source>
        <translation>{time} left</translation>
    </message>
    <message>
        <source>{status} — {who} répond à sa place</source>
        <translation>{status} — {who} answers instead</translation>
    </message>
    <message>
        <source>{status} — {who}, poste {n}, répond à sa place</source>
        <translation>{status} — {who}, ext. {n}, answers instead</translation>
    </message>
    <message>
        <source>en retard</source>
        <translation>overdue</translation>
    </message>
</context>
<context>
    <name>Dossiers</name>
    <message>
        <source>Chercher</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Commenter</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Copier le numéro</source>
        <translation>Copy the number</translation>
    </message>
    <message>
        <source>Corriger l’entrée choisie</source>
        <translation>Correct the chosen entry</translation>
    </message>
    <message>
        <source>Diriger ailleurs</source>
        <translation>Redirect</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Dû {when}</source>
        <translation>Due {when}</translation>
    </message>
    <message>
        <source>Fermer le dossier</source>
        <translation>Close the dossier</translation>
    </message>
    <message>
        <source>Fil du dossier</source>
        <translation>Dossier history</translation>
    </message>
    <message>
        <source>Noter un appel</source>
        <translation>Log a call</translation>
    </message>
    <message>
        <source>Noter un courriel</source>
        <translation>Log an email</translation>
    </message>
    <message>
        <source>Noter une réponse privée</source>
        <translation>Log a private reply</translation>
    </message>
    <message>
        <source>Promettre une date</source>
        <translation>Promise a date</translation>
    </message>
    <message>
        <source>Rouvrir</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>Transférer</source>
        <translation>Transfer</translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s)</source>
        <translation>
            <numerusform>%n dossier</numerusform>
            <numerusform>%n dossiers</numerusform>
        </translation>
    </message>
    <message>
        <source>Anonyme</source>
        <translation>Anonymous</translation>
    </message>
    <message>
        <source>Appel</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>Au courant</source>
        <translation>Told</translation>
    </message>
    <message>
        <source>Aucun dossier choisi</source>
        <translation>No dossier chosen</translation>
    </message>
    <message>
        <source>Aujourd’hui</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Chercher un dossier</source>
        <translation>Search for a dossier</translation>
    </message>
    <message>
        <source>Cherchez à gauche, ou choisissez un dossier avec les flèches.</source>
        <translation>Search on the left, or choose a dossier with the arrows.</translation>
    </message>
    <message>
        <source>Citoyen</source>
        <translation>Citizen</translation>
    </message>
    <message>
        <source>Confidentiel</source>
        <translation>Confidential</translation>
    </message>
    <message>
        <source>Courriel</source>
        <translation>Email</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>En retard</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Fermer…</source>
        <translation>Close…</translation>
    </message>
    <message>
        <source>Fermé</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Fermés</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Lieu</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Numéro, citoyen, téléphone, mots, adresse</source>
        <translation>Number, citizen, phone, words, address</translation>
    </message>
    <message>
        <source>Ouverts</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Promettre</source>
        <translation>Promise</translation>
    </message>
    <message>
        <source>Promis au citoyen</source>
        <translation>Promised to the citizen</translation>
    </message>
    <message>
        <source>Relayé par un élu</source>
        <translation>Relayed by an elected official</translation>
    </message>
    <message>
        <source>Rendre confidentiel, ou ouvrir à tous</source>
        <translation>Make confidential, or open to everyone</translation>
    </message>
    <message>
        <source>Rouvert</source>
        <translation>Reopened</translation>
    </message>
    <message>
        <source>Réglé au premier contact</source>
        <translation>Settled at first contact</translation>
    </message>
    <message>
        <source>Tous</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Urgent</translation>
    </message>
    <message numerus="yes">
        <source>et %n autre(s) personne(s) à rappeler</source>
        <translation>
            <numerusform>and %n more person to call back</numerusform>
            <numerusform>and %n more people to call back</numerusform>
        </translation>
    </message>
    <message>
        <source>numéro du dossier</source>
        <translation>dossier number</translation>
    </message>
    <message>
        <source>plus de 1&#xa0;000 dossiers</source>
        <translation>more than 1,000 dossiers</translation>
    </message>
    <message>
        <source>À l’étude</source>
        <translation>Under study</translation>
    </message>
    <message>
        <source>À rappeler</source>
        <translation>To call back</translation>
    </message>
    <message>
        <source>À tenir au courant</source>
        <translation>To keep informed</translation>
    </message>
    <message>
        <source>À trancher</source>
        <translation>To settle</translation>
    </message>
    <message>
        <source>À venir</source>
        <translation>Upcoming</translation>
    </message>
    <message>
        <source>État</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Autres citoyens ({n})</source>
        <translation>Other citizens ({n})</translation>
    </message>
    <message>
        <source>et {n} de plus</source>
        <translation>and {n} more</translation>
    </message>
    <message>
        <source>À rappeler à la fermeture</source>
        <translation>To call back at closing</translation>
    </message>
    <message>
        <source>Responsable&#xa0;: {who}</source>
        <translation>Responsible: {who}</translation>
    </message>
    <message>
        <source>Rouvrir…</source>
        <translation>Reopen…</translation>
    </message>
    <message>
        <source>Rue provinciale</source>
        <translation>Provincial street</translation>
    </message>
    <message>
        <source>Réponse privée</source>
        <translation>Private reply</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>Tous les services</source>
        <translation>All departments</translation>
    </message>
    <message>
        <source>Tout montrer</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>Ajouter un commentaire… (C, puis Entrée)</source>
        <translation>Add a comment… (C, then Enter)</translation>
    </message>
    <message>
        <source>Aucun dossier ne répond</source>
        <translation>No dossier matches</translation>
    </message>
    <message>
        <source>Citoyen et lieu</source>
        <translation>Citizen and place</translation>
    </message>
    <message>
        <source>Citoyen&#xa0;: {name}</source>
        <translation>Citizen: {name}</translation>
    </message>
    <message>
        <source>Commentaire</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Conflit : garder la deuxième version</source>
        <translation>Conflict: keep the second version</translation>
    </message>
    <message>
        <source>Conflit : garder la première version</source>
        <translation>Conflict: keep the first version</translation>
    </message>
    <message>
        <source>Essayez moins de mots, un autre état, ou tous les services.</source>
        <translation>Try fewer words, another state, or all departments.</translation>
    </message>
    <message>
        <source>Garder {what}</source>
        <translation>Keep {what}</translation>
    </message>
    <message>
        <source>Les &amp;miens</source>
        <translation>&amp;Mine</translation>
    </message>
    <message>
        <source>Noter la réponse</source>
        <translation>Log the reply</translation>
    </message>
    <message>
        <source>Noter le courriel</source>
        <translation>Log the email</translation>
    </message>
    <message>
        <source>Noter l’appel</source>
        <translation>Log the call</translation>
    </message>
    <message>
        <source>Numéro, nom, téléphone, mots…</source>
        <translation>Number, name, phone, words…</translation>
    </message>
    <message>
        <source>Voir la clause</source>
        <translation>Show the clause</translation>
    </message>
    <message>
        <source>Voir le citoyen et le lieu</source>
        <translation>Show the citizen and the place</translation>
    </message>
    <message>
        <source>confié à {body}</source>
        <translation>referred to {body}</translation>
    </message>
    <message>
        <source>dernier suivi&#xa0;: aucun</source>
        <translation>last follow-up: none</translation>
    </message>
    <message>
        <source>dernier suivi&#xa0;: {when}</source>
        <translation>last follow-up: {when}</translation>
    </message>
    <message>
        <source>ouvert aujourd’hui</source>
        <translation>opened today</translation>
    </message>
    <message>
        <source>ouvert depuis {days}</source>
        <translation>open for {days}</translation>
    </message>
    <message>
        <source>poste {n}</source>
        <translation>ext. {n}</translation>
    </message>
    <message>
        <source>«&#xa0;{words}&#xa0;»</source>
        <translation>“{words}”</translation>
    </message>
    <message>
        <source>Deux postes y ont dit des choses différentes sans se voir</source>
        <translation>Two desks said different things there without seeing each other</translation>
    </message>
    <message>
        <source>À &amp;trancher</source>
        <translation>To &amp;settle</translation>
    </message>
    <message>
        <source>Peut-être la même demande, prise à {desk}&#xa0;: {number}</source>
        <translation>Perhaps the same request, taken at {desk}: {number}</translation>
    </message>
    <message>
        <source>Écrire l’accusé…</source>
        <translation>Write acknowledgement…</translation>
    </message>
</context>
<context>
    <name>Duty</name>
    <message>
        <source>En service</source>
        <translation>On duty</translation>
    </message>
    <message>
        <source>Personne de ce nom à ce poste.</source>
        <translation>Nobody by that name at this desk.</translation>
    </message>
    <message>
        <source>Qui est en service?</source>
        <translation>Who is on duty?</translation>
    </message>
    <message>
        <source>avec NIP</source>
        <translation>with PIN</translation>
    </message>
    <message>
        <source>Chiffre ou nom</source>
        <translation>Digit or name</translation>
    </message>
    <message>
        <source>Entrée : prendre le service. Échap : autre personne.</source>
        <translation>Enter: go on duty. Esc: another person.</translation>
    </message>
    <message>
        <source>Le NIP ne concorde pas. Attendez {seconds}&#xa0;s avant de réessayer.</source>
        <translation>The PIN does not match. Wait {seconds} s before trying again.</translation>
    </message>
    <message>
        <source>NIP</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Personnes de ce poste</source>
        <translation>People at this desk</translation>
    </message>
    <message>
        <source>Verrouiller le poste</source>
        <translation>Lock the desk</translation>
    </message>
    <message>
        <source>Vous pouvez réessayer.</source>
        <translation>You may try again.</translation>
    </message>
</context>
<context>
    <name>Enrolment</name>
    <message>
        <source>Ce poste a déjà son code, {code} : il est dans ses numéros de dossier et ne change pas.</source>
        <translation>This desk already has its code, {code}: it is in its dossier numbers and does not change.</translation>
    </message>
    <message>
        <source>Ce poste n’a pas de trousseau : son mot de passe de la base partagée est dans le fichier {file}, lisible de ce compte seulement. Protégez ce compte.</source>
        <translation>This desk has no keyring: its password for the shared database is in the file {file}, readable by this account only. Protect this account.</translation>
    </message>
    <message>
        <source>Donnez le code de ce nouveau poste (--code) : deux ou trois lettres parmi {letters}, que n’a aucun autre poste.</source>
        <translation>Give this new desk’s code (--code): two or three letters among {letters}, that no other desk has.</translation>
    </message>
    <message>
        <source>Le fichier {file} est endommagé : inscrivez ce poste de nouveau (guichet desk enrol).</source>
        <translation>The file {file} is damaged: enrol this desk again (guichet desk enrol).</translation>
    </message>
    <message>
        <source>Le mot de passe de la base partagée n’est plus dans le trousseau de ce compte : inscrivez ce poste de nouveau (guichet desk enrol).</source>
        <translation>The password of the shared database is no longer in this account’s keyring: enrol this desk again (guichet desk enrol).</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>Ce poste n’est pas inscrit à une base partagée : l’administrateur l’inscrit avec « guichet desk enrol ».</source>
        <translation>This desk is not enrolled in a shared database: the administrator enrols it with “guichet desk enrol”.</translation>
    </message>
    <message>
        <source>Des entrées faites avant que ce poste soit copié n’ont pas pu partir. Elles sont gardées ici ; demandez à l’administrateur de la base d’ouvrir la récupération.</source>
        <translation>Entries made before this desk was copied could not be sent. They are kept here; ask the database administrator to open recovery.</translation>
    </message>
    <message>
        <source>L’horloge de ce poste s’écarte de {minutes} minutes de celle du serveur : réglez-la, les heures inscrites en dépendent.</source>
        <translation>This desk’s clock is {minutes} minutes away from the server’s: set it, recorded times depend on it.</translation>
    </message>
    <message>
        <source>L’horloge de ce poste s’écarte de {minutes} minutes de celle du serveur.</source>
        <translation>This desk’s clock is {minutes} minutes away from the server’s.</translation>
    </message>
    <message>
        <source>L’échange avec la base partagée s’est arrêté. Rien n’est perdu : fermez Guichet et ouvrez-le de nouveau, et si le message revient, avisez la personne qui s’occupe du logiciel.</source>
        <translation>The exchange with the shared database stopped. Nothing is lost: close Guichet and open it again, and if the message comes back, tell the person who looks after the software.</translation>
    </message>
    <message>
        <source>Une entrée n’a pas pu être échangée et reste à part ; le reste suit son cours.</source>
        <translation>One entry could not be exchanged and is set apart; the rest takes its course.</translation>
    </message>
    <message>
        <source>{n} entrées n’ont pas pu être échangées et restent à part ; le reste suit son cours.</source>
        <translation>{n} entries could not be exchanged and are set apart; the rest takes its course.</translation>
    </message>
</context>
<context>
    <name>Fault</name>
    <message>
        <source>&amp;Fermer Guichet</source>
        <translation>&amp;Close Guichet</translation>
    </message>
    <message>
        <source>&amp;Réessayer</source>
        <translation>&amp;Try again</translation>
    </message>
    <message>
        <source>Dossier de données&#xa0;: {folder}</source>
        <translation>Data folder: {folder}</translation>
    </message>
    <message>
        <source>Le poste n’a pas pu s’ouvrir</source>
        <translation>The desk could not be opened</translation>
    </message>
    <message>
        <source>Restaurer une &amp;copie…</source>
        <translation>Re&amp;store a copy…</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Fichiers de la Ville…</source>
        <translation>The City’s files…</translation>
    </message>
    <message>
        <source>Le NIP compte de 4 à 12 chiffres.</source>
        <translation>The PIN has 4 to 12 digits.</translation>
    </message>
    <message>
        <source>Ouverture du comptoir</source>
        <translation>Opening the counter</translation>
    </message>
    <message>
        <source>&amp;Choisir les fichiers…</source>
        <translation>&amp;Choose the files…</translation>
    </message>
    <message>
        <source>&amp;Lettres du poste</source>
        <translation>Desk &amp;letters</translation>
    </message>
    <message>
        <source>&amp;Nom du poste</source>
        <translation>Desk &amp;name</translation>
    </message>
    <message>
        <source>&amp;Ouvrir le comptoir</source>
        <translation>&amp;Open the counter</translation>
    </message>
    <message>
        <source>&amp;Rôle</source>
        <translation>&amp;Role</translation>
    </message>
    <message>
        <source>&amp;Vous : nom ou titre</source>
        <translation>&amp;You: name or title</translation>
    </message>
    <message>
        <source>Bienvenue à Guichet</source>
        <translation>Welcome to Guichet</translation>
    </message>
    <message>
        <source>Ce poste a déjà ses lettres : elles sont dans ses numéros de dossier.</source>
        <translation>This desk already has its letters: they are in its dossier numbers.</translation>
    </message>
    <message>
        <source>Choisissez les fichiers, ou « Plus tard ».</source>
        <translation>Choose the files, or “Later”.</translation>
    </message>
    <message>
        <source>Comptoir 1</source>
        <translation>Counter 1</translation>
    </message>
    <message>
        <source>De 4 à 12 chiffres.</source>
        <translation>4 to 12 digits.</translation>
    </message>
    <message>
        <source>Donnez un nom au poste.</source>
        <translation>Give the desk a name.</translation>
    </message>
    <message>
        <source>Hôtel de ville, rez-de-chaussée</source>
        <translation>City hall, ground floor</translation>
    </message>
    <message>
        <source>L&amp;ieu (facultatif)</source>
        <translation>Plac&amp;e (optional)</translation>
    </message>
    <message>
        <source>La première personne inscrit ensuite les autres, chacune avec son rôle.</source>
        <translation>The first person then registers the others, each with a role.</translation>
    </message>
    <message>
        <source>Les deux NIP diffèrent : retapez-les.</source>
        <translation>The two PINs differ: type them again.</translation>
    </message>
    <message>
        <source>NI&amp;P (facultatif)</source>
        <translation>&amp;PIN (optional)</translation>
    </message>
    <message>
        <source>NIP, une &amp;seconde fois</source>
        <translation>PIN, a &amp;second time</translation>
    </message>
    <message>
        <source>Plus tard</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Pour commencer tout de suite; vos fichiers pourront le remplacer.</source>
        <translation>To begin right away; your files can replace it.</translation>
    </message>
    <message>
        <source>Premier dossier : {number}. Propres à ce poste; ces lettres ne se confondent pas au téléphone.</source>
        <translation>First dossier: {number}. This desk’s own; these letters cannot be mistaken for one another on the phone.</translation>
    </message>
    <message>
        <source>Propres à ce poste, parmi {letters} : elles ne se confondent pas au téléphone.</source>
        <translation>This desk’s own, among {letters}: they cannot be mistaken for one another on the phone.</translation>
    </message>
    <message>
        <source>Quelques réponses et le comptoir est ouvert : ce poste, vous, le répertoire. Tout se change ensuite dans les réglages, sauf les lettres du poste.</source>
        <translation>A few answers and the counter is open: this desk, you, the directory. Everything can be changed later in the settings, except the desk’s letters.</translation>
    </message>
    <message>
        <source>Réper&amp;toire</source>
        <translation>Direc&amp;tory</translation>
    </message>
    <message>
        <source>Répertoire</source>
        <translation>Directory</translation>
    </message>
    <message>
        <source>Répertoire d’e&amp;xemple</source>
        <translation>Sa&amp;mple directory</translation>
    </message>
    <message>
        <source>Rôle</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Sans répertoire, Guichet ne propose personne. Répertoire (F6), Importer.</source>
        <translation>Without a directory, Guichet suggests nobody. Directory (F6), Import.</translation>
    </message>
    <message>
        <source>Services, personnes, sujets et rues, en CSV ou en Excel.</source>
        <translation>Departments, people, topics and streets, as CSV or Excel.</translation>
    </message>
    <message>
        <source>Écrivez deux ou trois lettres parmi {letters}.</source>
        <translation>Write two or three letters among {letters}.</translation>
    </message>
    <message>
        <source>Écrivez votre nom ou votre titre.</source>
        <translation>Write your name or title.</translation>
    </message>
</context>
<context>
    <name>FollowUps</name>
    <message>
        <source>&amp;Imprimer</source>
        <translation>&amp;Print</translation>
    </message>
    <message>
        <source>&amp;Jour</source>
        <translation>D&amp;ay</translation>
    </message>
    <message>
        <source>&amp;Service</source>
        <translation>&amp;Department</translation>
    </message>
    <message>
        <source>Aperçu de la page imprimée</source>
        <translation>Preview of the printed page</translation>
    </message>
    <message>
        <source>Aucune action en retard, due aujourd’hui ou à venir pour ce choix.</source>
        <translation>No action overdue, due today or upcoming for this choice.</translation>
    </message>
    <message>
        <source>Aucune imprimante sur ce poste. Enregistrez la liste en PDF.</source>
        <translation>No printer on this desk. Save the list as PDF.</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Citoyen</source>
        <translation>Citizen</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Enregistrer en CSV</source>
        <translation>Save as CSV</translation>
    </message>
    <message>
        <source>Enregistrer en PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>Enregistrer pour Excel</source>
        <translation>Save for Excel</translation>
    </message>
    <message>
        <source>Excel</source>
        <translation>Excel</translation>
    </message>
    <message>
        <source>Imprimer la liste</source>
        <translation>Print the list</translation>
    </message>
    <message>
        <source>Jour précédent</source>
        <translation>Previous day</translation>
    </message>
    <message>
        <source>Jour suivant</source>
        <translation>Next day</translation>
    </message>
    <message>
        <source>Les {n} plus anciennes sont montrées : choisissez un service pour voir les autres.</source>
        <translation>The {n} oldest are shown: choose a department to see the others.</translation>
    </message>
    <message>
        <source>Liste enregistrée : {file}.</source>
        <translation>List saved: {file}.</translation>
    </message>
    <message>
        <source>Liste envoyée à l’imprimante.</source>
        <translation>List sent to the printer.</translation>
    </message>
    <message>
        <source>Objet</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>P&amp;ersonne</source>
        <translation>P&amp;erson</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Page précédente</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>Page suivante</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>Page suivante de l’aperçu</source>
        <translation>Next page of the preview</translation>
    </message>
    <message>
        <source>Page {page} de {total}</source>
        <translation>Page {page} of {total}</translation>
    </message>
    <message>
        <source>Responsable</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>Rien n’est dû</source>
        <translation>Nothing is due</translation>
    </message>
    <message>
        <source>Suivis</source>
        <translation>Follow-ups</translation>
    </message>
    <message>
        <source>Suivis du {day}</source>
        <translation>Follow-ups for {day}</translation>
    </message>
    <message>
        <source>Tous les services</source>
        <translation>All departments</translation>
    </message>
    <message>
        <source>Toutes les personnes</source>
        <translation>All people</translation>
    </message>
    <message>
        <source>en retard de {time}</source>
        <translation>overdue by {time}</translation>
    </message>
    <message>
        <source>{n} aujourd’hui</source>
        <translation>{n} today</translation>
    </message>
    <message>
        <source>{n} en retard</source>
        <translation>{n} overdue</translation>
    </message>
    <message>
        <source>{n} à venir</source>
        <translation>{n} upcoming</translation>
    </message>
    <message>
        <source>« {code} » n’est pas au répertoire. Codes connus : {known}.</source>
        <translation>“{code}” is not in the directory. Known codes: {known}.</translation>
    </message>
    <message>
        <source>À faire</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>Échéance</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>Écriture du CSV</source>
        <translation>Writing the CSV</translation>
    </message>
    <message>
        <source>Écriture du PDF</source>
        <translation>Writing the PDF</translation>
    </message>
    <message>
        <source>Écriture du classeur</source>
        <translation>Writing the workbook</translation>
    </message>
    <message numerus="yes">
        <source>−%n jour(s)</source>
        <translation>
            <numerusform>−%n day</numerusform>
            <numerusform>−%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n absence(s) sans remplacement</source>
        <translation>
            <numerusform>%n absence without a replacement</numerusform>
            <numerusform>%n absences without a replacement</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>et %n autre(s)</source>
        <translation>
            <numerusform>and %n other</numerusform>
            <numerusform>and %n others</numerusform>
        </translation>
    </message>
    <message>
        <source>remplace {person}</source>
        <translation>stands in for {person}</translation>
    </message>
    <message>
        <source>remplacé par {person}</source>
        <translation>replaced by {person}</translation>
    </message>
    <message>
        <source>{person} — {flag}</source>
        <translation>{person} — {flag}</translation>
    </message>
    <message>
        <source>porté à la direction générale</source>
        <translation>brought to the general manager</translation>
    </message>
    <message>
        <source>Transferts</source>
        <translation>Transfers</translation>
    </message>
    <message>
        <source>Transferts par service</source>
        <translation>Transfers by department</translation>
    </message>
    <message>
        <source>Voir les absences</source>
        <translation>See the absences</translation>
    </message>
    <message>
        <source>Passation</source>
        <translation>Hand-over</translation>
    </message>
    <message>
        <source>Passation : ce qui reste dû aujourd’hui</source>
        <translation>Hand-over: what is still owed today</translation>
    </message>
    <message>
        <source>Passation du {day}</source>
        <translation>Hand-over of {day}</translation>
    </message>
    <message>
        <source>Aperçu en grand, ou la liste</source>
        <translation>Large preview, or the list</translation>
    </message>
    <message>
        <source>Format du papier : lettre ou A4</source>
        <translation>Paper size: letter or A4</translation>
    </message>
    <message>
        <source>Impression en cours…</source>
        <translation>Printing…</translation>
    </message>
    <message>
        <source>La liste est sur papier A4.</source>
        <translation>The list is on A4 paper.</translation>
    </message>
    <message>
        <source>La liste est sur papier lettre.</source>
        <translation>The list is on letter paper.</translation>
    </message>
    <message>
        <source>No&amp;uvelle page par</source>
        <translation>&amp;New page for each</translation>
    </message>
    <message>
        <source>Sans secteur</source>
        <translation>No sector</translation>
    </message>
    <message>
        <source>Sans sujet</source>
        <translation>No topic</translation>
    </message>
    <message>
        <source>Sec&amp;teur</source>
        <translation>Secto&amp;r</translation>
    </message>
    <message>
        <source>Secteur {sector}</source>
        <translation>{sector} sector</translation>
    </message>
    <message>
        <source>Su&amp;jet</source>
        <translation>&amp;Topic</translation>
    </message>
    <message>
        <source>Tous les secteurs</source>
        <translation>All sectors</translation>
    </message>
    <message>
        <source>Tous les sujets</source>
        <translation>All topics</translation>
    </message>
    <message>
        <source>personne</source>
        <translation>person</translation>
    </message>
    <message>
        <source>rien : à la suite</source>
        <translation>nothing: one after the other</translation>
    </message>
    <message>
        <source>secteur</source>
        <translation>sector</translation>
    </message>
    <message>
        <source>service</source>
        <translation>service</translation>
    </message>
    <message>
        <source>sujet</source>
        <translation>topic</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>Satisfaction</translation>
    </message>
</context>
<context>
    <name>FollowupSheet</name>
    <message>
        <source>CONFIDENTIEL</source>
        <translation>CONFIDENTIAL</translation>
    </message>
    <message>
        <source>Cochez ce qui est fait, notez le résultat et rapportez la feuille&#xa0;: le code retrouve le dossier.</source>
        <translation>Tick what is done, note the result and bring the sheet back: the code finds the dossier.</translation>
    </message>
    <message>
        <source>DÛ AUJOURD’HUI ({count})</source>
        <translation>DUE TODAY ({count})</translation>
    </message>
    <message>
        <source>EN RETARD ({count})</source>
        <translation>OVERDUE ({count})</translation>
    </message>
    <message>
        <source>FORMATION</source>
        <translation>TRAINING</translation>
    </message>
    <message>
        <source>Fait par</source>
        <translation>Done by</translation>
    </message>
    <message>
        <source>Formation&#xa0;: données d’exemple</source>
        <translation>Training: sample data</translation>
    </message>
    <message>
        <source>Rien n’est dû ni à venir&#xa0;: aucun suivi à faire sur cette liste.</source>
        <translation>Nothing is due or to come: no follow-up on this list.</translation>
    </message>
    <message>
        <source>Résultat</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>avant {time}</source>
        <translation>before {time}</translation>
    </message>
    <message>
        <source>dû le {moment}</source>
        <translation>due {moment}</translation>
    </message>
    <message>
        <source>imprimé le {date} à {time}</source>
        <translation>printed {date} at {time}</translation>
    </message>
    <message>
        <source>imprimé le {date} à {time} par {person}</source>
        <translation>printed {date} at {time} by {person}</translation>
    </message>
    <message>
        <source>imprimé à {time}</source>
        <translation>printed at {time}</translation>
    </message>
    <message>
        <source>imprimé à {time} par {person}</source>
        <translation>printed at {time} by {person}</translation>
    </message>
    <message>
        <source>le</source>
        <translation>on</translation>
    </message>
    <message>
        <source>page {page} de {total}</source>
        <translation>page {page} of {total}</translation>
    </message>
    <message>
        <source>remplacé par {person}</source>
        <translation>replaced by {person}</translation>
    </message>
    <message>
        <source>{band} — suite</source>
        <translation>{band} — continued</translation>
    </message>
    <message>
        <source>À VENIR ({count})</source>
        <translation>UPCOMING ({count})</translation>
    </message>
    <message>
        <source>remplace {person}</source>
        <translation>stands in for {person}</translation>
    </message>
    <message>
        <source>PORTÉ À LA DIRECTION GÉNÉRALE ({count})</source>
        <translation>BROUGHT TO THE GENERAL MANAGER ({count})</translation>
    </message>
</context>
<context>
    <name>FollowupTable</name>
    <message>
        <source>Article</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>Aujourd’hui</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Citoyen</source>
        <translation>Citizen</translation>
    </message>
    <message>
        <source>Confidentiel</source>
        <translation>Confidential</translation>
    </message>
    <message>
        <source>Date due</source>
        <translation>Due date</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>En retard</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Heure due</source>
        <translation>Time due</translation>
    </message>
    <message>
        <source>Lieu</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Objet</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Remplacé par</source>
        <translation>Replaced by</translation>
    </message>
    <message>
        <source>Responsable</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>Retard</source>
        <translation>Delay</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>Suivis</source>
        <translation>Follow-ups</translation>
    </message>
    <message>
        <source>Téléphone</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>oui</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>À faire</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>À venir</source>
        <translation>Upcoming</translation>
    </message>
    <message>
        <source>Échéance</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>Remplace</source>
        <translation>Stands in for</translation>
    </message>
    <message>
        <source>Jours ouvrables de retard</source>
        <translation>Business days late</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Rien de sûr. Demandez : de quoi s’agit-il? où exactement? depuis quand? y a-t-il un danger?</source>
        <translation>Nothing certain. Ask: what is it about? where exactly? since when? is there any danger?</translation>
    </message>
    <message>
        <source>À demander</source>
        <translation>To ask</translation>
    </message>
    <message>
        <source>À dire</source>
        <translation>To say</translation>
    </message>
</context>
<context>
    <name>Hours</name>
    <message>
        <source>Dans «&#xa0;{typed}&#xa0;», deux plages se chevauchent.</source>
        <translation>In “{typed}”, two ranges overlap.</translation>
    </message>
    <message>
        <source>Dans «&#xa0;{typed}&#xa0;», les jours manquent devant les heures.</source>
        <translation>In “{typed}”, the days are missing before the hours.</translation>
    </message>
    <message>
        <source>Dans «&#xa0;{typed}&#xa0;», une plage finit avant de commencer.</source>
        <translation>In “{typed}”, a range ends before it begins.</translation>
    </message>
    <message>
        <source>Les heures ne sont pas indiquées.</source>
        <translation>The hours are not given.</translation>
    </message>
    <message>
        <source>«&#xa0;{typed}&#xa0;» ne se lit pas à partir de «&#xa0;{at}&#xa0;». Écrivez par exemple «&#xa0;Lun-Jeu 8:00-12:00 13:00-16:30; Ven 8:00-12:00&#xa0;» ou «&#xa0;24 h / 24&#xa0;».</source>
        <translation>“{typed}” cannot be read from “{at}” on. Write for example “Lun-Jeu 8:00-12:00 13:00-16:30; Ven 8:00-12:00” or “24 h / 24”.</translation>
    </message>
    <message>
        <source>«&#xa0;{typed}&#xa0;» n’indique aucune heure d’ouverture.</source>
        <translation>“{typed}” gives no opening hours.</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>Attendu, peut-être&#xa0;: «&#xa0;{near}&#xa0;». Corrigez le titre, ou retirez la colonne.</source>
        <translation>Expected, perhaps: “{near}”. Correct the heading, or remove the column.</translation>
    </message>
    <message>
        <source>Attendu&#xa0;: chaque colonne une seule fois.</source>
        <translation>Expected: each column only once.</translation>
    </message>
    <message>
        <source>Attendu&#xa0;: chaque entrée une seule fois dans l’importation.</source>
        <translation>Expected: each entry only once in the import.</translation>
    </message>
    <message>
        <source>Attendu&#xa0;: des heures comme «&#xa0;Lun-Jeu 8:00-12:00 13:00-16:30; Ven 8:00-12:00&#xa0;».</source>
        <translation>Expected: hours such as “Lun-Jeu 8:00-12:00 13:00-16:30; Ven 8:00-12:00”.</translation>
    </message>
    <message>
        <source>Attendu&#xa0;: du texte. Tapez la cellule de nouveau.</source>
        <translation>Expected: text. Type the cell again.</translation>
    </message>
    <message>
        <source>Attendu&#xa0;: le code d’une autre personne, ou rien.</source>
        <translation>Expected: the code of another person, or nothing.</translation>
    </message>
    <message>
        <source>Attendu&#xa0;: l’année, le mois et le jour, comme «&#xa0;2026-12-24&#xa0;».</source>
        <translation>Expected: the year, month and day, such as “2026-12-24”.</translation>
    </message>
    <message>
        <source>Attendu&#xa0;: l’un de «&#xa0;{words}&#xa0;».</source>
        <translation>Expected: one of “{words}”.</translation>
    </message>
    <message>
        <source>Attendu&#xa0;: un code de lettres sans accent, de chiffres, de «&#xa0;-&#xa0;» ou de «&#xa0;_&#xa0;», 40 au plus.</source>
        <translation>Expected: a code of unaccented letters, digits, “-” or “_”, 40 at most.</translation>
    </message>
    <message>
        <source>Attendu&#xa0;: un code des {kind}, peut-être «&#xa0;{near}&#xa0;».</source>
        <translation>Expected: a code from the {kind}, perhaps “{near}”.</translation>
    </message>
    <message>
        <source>Attendu&#xa0;: un code des {kind}.</source>
        <translation>Expected: a code from the {kind}.</translation>
    </message>
    <message>
        <source>Attendu&#xa0;: un nom.</source>
        <translation>Expected: a name.</translation>
    </message>
    <message>
        <source>Attendu&#xa0;: un numéro avec son indicatif, comme «&#xa0;450-555-0150&#xa0;» ou «&#xa0;311&#xa0;».</source>
        <translation>Expected: a number with its area code, such as “450-555-0150”, or “311”.</translation>
    </message>
    <message>
        <source>Attendu&#xa0;: un numéro de poste, comme «&#xa0;1502&#xa0;».</source>
        <translation>Expected: an extension number, such as “1502”.</translation>
    </message>
    <message>
        <source>Attendu&#xa0;: une adresse comme «&#xa0;voirie@ville.example&#xa0;».</source>
        <translation>Expected: an address such as “voirie@ville.example”.</translation>
    </message>
    <message>
        <source>Attendu&#xa0;: une année de 2000 à 2100.</source>
        <translation>Expected: a year from 2000 to 2100.</translation>
    </message>
    <message>
        <source>Attendu&#xa0;: une heure comme «&#xa0;12:00&#xa0;», ou rien pour la journée entière.</source>
        <translation>Expected: a time such as “12:00”, or nothing for the whole day.</translation>
    </message>
    <message>
        <source>Attendu&#xa0;: une ligne par entrée. Si le tableau est vraiment vide, ne l’importez pas.</source>
        <translation>Expected: one line per entry. If the table is truly empty, do not import it.</translation>
    </message>
    <message>
        <source>Attendu&#xa0;: une première ligne de titres de colonnes, puis une ligne par entrée.</source>
        <translation>Expected: a first line of column headings, then one line per entry.</translation>
    </message>
    <message>
        <source>Attendu&#xa0;: une seule ligne.</source>
        <translation>Expected: a single line.</translation>
    </message>
    <message>
        <source>Attendu&#xa0;: une valeur. Corrigez la formule, puis recommencez.</source>
        <translation>Expected: a value. Correct the formula, then try again.</translation>
    </message>
    <message>
        <source>Attendu&#xa0;: {columns}.</source>
        <translation>Expected: {columns}.</translation>
    </message>
    <message>
        <source>Attendu&#xa0;: {most} au plus.</source>
        <translation>Expected: {most} at most.</translation>
    </message>
    <message>
        <source>Attendu&#xa0;: {tables}.</source>
        <translation>Expected: {tables}.</translation>
    </message>
    <message>
        <source>Attendu&#xa0;: {width}, comme les titres de colonnes. Vérifiez les séparateurs et les guillemets de cette ligne.</source>
        <translation>Expected: {width}, like the column headings. Check the separators and the quotation marks of this line.</translation>
    </message>
    <message>
        <source>Attendu&#xa0;: «&#xa0;oui&#xa0;» ou «&#xa0;non&#xa0;».</source>
        <translation>Expected: “oui” or “non”.</translation>
    </message>
    <message>
        <source>Attendu&#xa0;: «&#xa0;{present}&#xa0;», comme dans le répertoire actuel.</source>
        <translation>Expected: “{present}”, as in the current directory.</translation>
    </message>
    <message>
        <source>Copiez le tableau seul dans une feuille neuve, enregistrez-la, puis recommencez.</source>
        <translation>Copy the table alone into a new sheet, save it, then try again.</translation>
    </message>
    <message>
        <source>Donnez-lui un titre, ou retirez la colonne.</source>
        <translation>Give it a heading, or remove the column.</translation>
    </message>
    <message>
        <source>Enregistrez le tableau en «&#xa0;CSV UTF-8&#xa0;» ou en classeur «&#xa0;.xlsx&#xa0;», puis recommencez.</source>
        <translation>Save the table as “CSV UTF-8” or as an “.xlsx” workbook, then try again.</translation>
    </message>
    <message>
        <source>Entourez toute la cellule de guillemets droits, et doublez ceux du texte.</source>
        <translation>Enclose the whole cell in straight quotation marks, and double those in the text.</translation>
    </message>
    <message>
        <source>Entrées ajoutées&#xa0;: {added}; modifiées&#xa0;: {changed}; inchangées&#xa0;: {unchanged}.</source>
        <translation>Entries added: {added}; changed: {changed}; unchanged: {unchanged}.</translation>
    </message>
    <message>
        <source>Entrées ajoutées&#xa0;: {added}; modifiées&#xa0;: {changed}; inchangées&#xa0;: {unchanged}; absentes des fichiers, mais gardées&#xa0;: {gone}.</source>
        <translation>Entries added: {added}; changed: {changed}; unchanged: {unchanged}; absent from the files, but kept: {gone}.</translation>
    </message>
    <message>
        <source>Entrées ajoutées&#xa0;: {added}; modifiées&#xa0;: {changed}; inchangées&#xa0;: {unchanged}; retirées&#xa0;: {gone}.</source>
        <translation>Entries added: {added}; changed: {changed}; unchanged: {unchanged}; removed: {gone}.</translation>
    </message>
    <message>
        <source>Erreurs qui ne sont pas montrées&#xa0;: {rest}.</source>
        <translation>Errors not shown: {rest}.</translation>
    </message>
    <message>
        <source>Fermez-le, ou doublez-le s’il fait partie du texte.</source>
        <translation>Close it, or double it if it is part of the text.</translation>
    </message>
    <message>
        <source>Gardez cette entrée, ou importez aussi le fichier qui y renvoie.</source>
        <translation>Keep this entry, or also import the file that refers to it.</translation>
    </message>
    <message>
        <source>Gardez une seule des deux.</source>
        <translation>Keep only one of the two.</translation>
    </message>
    <message>
        <source>Le fichier «&#xa0;{file}&#xa0;» ne se laisse pas lire ({reason}). Copiez-le sur ce poste, puis recommencez.</source>
        <translation>The file “{file}” cannot be read ({reason}). Copy it to this computer, then try again.</translation>
    </message>
    <message>
        <source>Le fichier «&#xa0;{file}&#xa0;» ne se laisse pas lire. Fermez-le dans Excel, ou demandez le droit de le lire.</source>
        <translation>The file “{file}” cannot be read. Close it in Excel, or ask for the right to read it.</translation>
    </message>
    <message>
        <source>Le fichier «&#xa0;{file}&#xa0;» n’existe pas. Vérifiez son nom et son dossier.</source>
        <translation>The file “{file}” does not exist. Check its name and its folder.</translation>
    </message>
    <message>
        <source>Ouvrez-le dans Excel ou LibreOffice, enregistrez-le de nouveau en «&#xa0;.xlsx&#xa0;», puis recommencez.</source>
        <translation>Open it in Excel or LibreOffice, save it again as “.xlsx”, then try again.</translation>
    </message>
    <message>
        <source>Remplacez les formules par leurs valeurs, enregistrez, puis recommencez.</source>
        <translation>Replace the formulas with their values, save, then try again.</translation>
    </message>
    <message>
        <source>Rien n’a été importé. Erreurs à corriger dans les fichiers&#xa0;: {total}. Corrigez, puis relancez l’importation.</source>
        <translation>Nothing was imported. Errors to correct in the files: {total}. Correct them, then run the import again.</translation>
    </message>
    <message>
        <source>aucune entrée ne suit les titres de colonnes.</source>
        <translation>no entry follows the column headings.</translation>
    </message>
    <message>
        <source>ce titre est écrit deux fois.</source>
        <translation>this heading is written twice.</translation>
    </message>
    <message>
        <source>cette colonne dit la même chose que «&#xa0;{other}&#xa0;».</source>
        <translation>this column says the same thing as “{other}”.</translation>
    </message>
    <message>
        <source>cette colonne manque au tableau ({kind}).</source>
        <translation>this column is missing from the table ({kind}).</translation>
    </message>
    <message>
        <source>cette colonne n’est pas connue.</source>
        <translation>this column is not known.</translation>
    </message>
    <message>
        <source>c’est un ancien classeur Excel, ou un classeur protégé par mot de passe.</source>
        <translation>it is an old Excel workbook, or a password-protected workbook.</translation>
    </message>
    <message>
        <source>c’est un document PDF.</source>
        <translation>it is a PDF document.</translation>
    </message>
    <message>
        <source>c’est un fichier compressé.</source>
        <translation>it is a compressed file.</translation>
    </message>
    <message>
        <source>c’est une image.</source>
        <translation>it is an image.</translation>
    </message>
    <message>
        <source>deux encodages sont mêlés dans le fichier («&#xa0;Ã©&#xa0;» au lieu de «&#xa0;é&#xa0;»).</source>
        <translation>two encodings are mixed in the file (“Ã©” instead of “é”).</translation>
    </message>
    <message>
        <source>du texte suit un guillemet droit fermant.</source>
        <translation>text follows a closing straight quotation mark.</translation>
    </message>
    <message>
        <source>fermetures</source>
        <translation>closures</translation>
    </message>
    <message>
        <source>la cellule a {count} caractères.</source>
        <translation>the cell has {count} characters.</translation>
    </message>
    <message>
        <source>la cellule contient un caractère de commande invisible.</source>
        <translation>the cell contains an invisible control character.</translation>
    </message>
    <message>
        <source>la cellule contient un saut de ligne.</source>
        <translation>the cell contains a line break.</translation>
    </message>
    <message>
        <source>la cellule est vide.</source>
        <translation>the cell is empty.</translation>
    </message>
    <message>
        <source>la colonne {position} n’a pas de titre.</source>
        <translation>column {position} has no heading.</translation>
    </message>
    <message>
        <source>la feuille a trop de cellules.</source>
        <translation>the sheet has too many cells.</translation>
    </message>
    <message>
        <source>le classeur contient plus de 256 Mo de données.</source>
        <translation>the workbook holds more than 256 MB of data.</translation>
    </message>
    <message>
        <source>le classeur est endommagé.</source>
        <translation>the workbook is damaged.</translation>
    </message>
    <message>
        <source>le fichier est vide.</source>
        <translation>the file is empty.</translation>
    </message>
    <message>
        <source>le nombre de cellules est {count}.</source>
        <translation>the number of cells is {count}.</translation>
    </message>
    <message>
        <source>les titres de colonnes «&#xa0;{headers}&#xa0;» ne sont pas ceux d’un répertoire.</source>
        <translation>the column headings “{headers}” are not those of a directory.</translation>
    </message>
    <message>
        <source>objets</source>
        <translation>topics</translation>
    </message>
    <message>
        <source>personnes</source>
        <translation>people</translation>
    </message>
    <message>
        <source>rues</source>
        <translation>streets</translation>
    </message>
    <message>
        <source>services</source>
        <translation>departments</translation>
    </message>
    <message>
        <source>tableau</source>
        <translation>table</translation>
    </message>
    <message>
        <source>un caractère qui n’existe dans aucun encodage attendu.</source>
        <translation>a character that exists in none of the expected encodings.</translation>
    </message>
    <message>
        <source>un guillemet droit s’ouvre dans cette ligne et ne se referme jamais.</source>
        <translation>a straight quotation mark opens on this line and never closes.</translation>
    </message>
    <message>
        <source>un octet nul&#xa0;: ce n’est pas du texte.</source>
        <translation>a null byte: this is not text.</translation>
    </message>
    <message>
        <source>une cellule en erreur ({value}).</source>
        <translation>a cell in error ({value}).</translation>
    </message>
    <message>
        <source>une formule sans résultat.</source>
        <translation>a formula without a result.</translation>
    </message>
    <message>
        <source>{above}
{below}</source>
        <translation>{above}
{below}</translation>
    </message>
    <message>
        <source>{file}, ligne {line}, colonne «&#xa0;{column}&#xa0;»&#xa0;: {found} {expected}</source>
        <translation>{file}, line {line}, column “{column}”: {found} {expected}</translation>
    </message>
    <message>
        <source>{file}, ligne {line}&#xa0;: {found} {expected}</source>
        <translation>{file}, line {line}: {found} {expected}</translation>
    </message>
    <message>
        <source>{file}&#xa0;: {found} {expected}</source>
        <translation>{file}: {found} {expected}</translation>
    </message>
    <message>
        <source>{kind} ({columns})</source>
        <translation>{kind} ({columns})</translation>
    </message>
    <message>
        <source>«&#xa0;{cell}&#xa0;» est ambigu&#xa0;: le jour et le mois peuvent se confondre.</source>
        <translation>“{cell}” is ambiguous: the day and the month can be confused.</translation>
    </message>
    <message>
        <source>«&#xa0;{cell}&#xa0;» ne convient pas.</source>
        <translation>“{cell}” is not suitable.</translation>
    </message>
    <message>
        <source>«&#xa0;{cell}&#xa0;» n’existe pas au calendrier.</source>
        <translation>“{cell}” does not exist in the calendar.</translation>
    </message>
    <message>
        <source>«&#xa0;{code}&#xa0;» disparaîtrait, mais «&#xa0;{key}&#xa0;» ({kind}) y renvoie.</source>
        <translation>“{code}” would disappear, but “{key}” ({kind}) refers to it.</translation>
    </message>
    <message>
        <source>«&#xa0;{code}&#xa0;» n’est ni dans l’importation ni dans le répertoire.</source>
        <translation>“{code}” is neither in the import nor in the directory.</translation>
    </message>
    <message>
        <source>«&#xa0;{file}&#xa0;» dépasse 200 Mo&#xa0;: ce n’est pas un répertoire. Choisissez un autre fichier, ou partagez-le en plusieurs.</source>
        <translation>“{file}” exceeds 200 MB: it is not a directory. Choose another file, or split it into several.</translation>
    </message>
    <message>
        <source>«&#xa0;{file}&#xa0;» est un dossier. Nommez les fichiers qu’il contient.</source>
        <translation>“{file}” is a folder. Name the files it contains.</translation>
    </message>
    <message>
        <source>«&#xa0;{key}&#xa0;» est déjà dans «&#xa0;{file}&#xa0;», ligne {line}.</source>
        <translation>“{key}” is already in “{file}”, line {line}.</translation>
    </message>
    <message>
        <source>«&#xa0;{key}&#xa0;» ne diffère de «&#xa0;{present}&#xa0;» que par la casse.</source>
        <translation>“{key}” differs from “{present}” only by its capital letters.</translation>
    </message>
    <message>
        <source>«&#xa0;{key}&#xa0;» se remplace par soi-même.</source>
        <translation>“{key}” is replaced by itself.</translation>
    </message>
</context>
<context>
    <name>Incidents</name>
    <message>
        <source>Aucun incident « {incident} » n’est inscrit.</source>
        <translation>No incident “{incident}” is on record.</translation>
    </message>
    <message>
        <source>Cet incident est terminé : l’appel n’est pas inscrit. Ouvrez un dossier, ou joignez le citoyen au sien.</source>
        <translation>This incident is over: the call is not recorded. Open a dossier, or join the citizen to theirs.</translation>
    </message>
    <message>
        <source>Choisissez d’abord le sujet du dossier {number} : c’est par lui qu’on reconnaît les appels.</source>
        <translation>First choose the topic of dossier {number}: calls are recognised by it.</translation>
    </message>
    <message>
        <source>Choisissez le sujet de l’incident : c’est par lui qu’on reconnaît les appels.</source>
        <translation>Choose the subject of the incident: it is how calls about it are recognised.</translation>
    </message>
    <message>
        <source>La fin prévue ({moment}) est déjà passée. Indiquez une heure à venir.</source>
        <translation>The expected end ({moment}) is already past. Give a time to come.</translation>
    </message>
    <message>
        <source>La rue « {street} » n’est pas au répertoire. Choisissez-la dans la liste, ou retirez-la.</source>
        <translation>The street “{street}” is not in the directory. Choose it from the list, or take it out.</translation>
    </message>
    <message>
        <source>Le dossier {number} est fermé. Rouvrez-le d’abord.</source>
        <translation>Dossier {number} is closed. Reopen it first.</translation>
    </message>
    <message>
        <source>Le secteur « {sector} » n’est celui d’aucune rue du répertoire. Secteurs : {known}.</source>
        <translation>The sector “{sector}” is not that of any street in the directory. Sectors: {known}.</translation>
    </message>
    <message>
        <source>L’incident « {label} » est déjà terminé.</source>
        <translation>The incident “{label}” is over already.</translation>
    </message>
    <message>
        <source>Un dossier confidentiel ne devient pas un incident général (DEF-1).</source>
        <translation>A confidential dossier does not become a mass incident (DEF-1).</translation>
    </message>
    <message>
        <source>Un incident est déjà en cours sur le dossier {number}.</source>
        <translation>An incident is already under way on dossier {number}.</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>Accueil suivant</source>
        <translation>Next intake</translation>
    </message>
    <message>
        <source>Annuler</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Brouillon gardé à {time}</source>
        <translation>Draft kept at {time}</translation>
    </message>
    <message>
        <source>Brouillons retrouvés : {n}. Rien n’a été perdu.</source>
        <translation>Drafts recovered: {n}. Nothing was lost.</translation>
    </message>
    <message>
        <source>Ce citoyen n’est plus dans la base. Cherchez-le de nouveau par nom ou téléphone.</source>
        <translation>This citizen is no longer in the database. Search again by name or telephone.</translation>
    </message>
    <message>
        <source>Nouvel accueil</source>
        <translation>New intake</translation>
    </message>
    <message>
        <source>Ouvrir le dossier</source>
        <translation>Open the dossier</translation>
    </message>
    <message>
        <source>Réglé au premier contact</source>
        <translation>Settled at first contact</translation>
    </message>
    <message>
        <source>{what} au plus tard {when}</source>
        <translation>{what} by {when} at the latest</translation>
    </message>
    <message>
        <source>« {given} » ne désigne pas un citoyen connu.</source>
        <translation>“{given}” does not match any known citizen.</translation>
    </message>
    <message>
        <source>&amp;Besoins</source>
        <translation>Nee&amp;ds</translation>
    </message>
    <message>
        <source>&amp;Canal</source>
        <translation>&amp;Channel</translation>
    </message>
    <message>
        <source>&amp;Description</source>
        <translation>De&amp;scription</translation>
    </message>
    <message>
        <source>&amp;Nature</source>
        <translation>&amp;Kind</translation>
    </message>
    <message>
        <source>&amp;Reçu</source>
        <translation>&amp;Received</translation>
    </message>
    <message>
        <source>Anglais</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Boîte vocale</source>
        <translation>Voicemail</translation>
    </message>
    <message>
        <source>Canal</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>Ci&amp;toyen</source>
        <translation>Ci&amp;tizen</translation>
    </message>
    <message>
        <source>Commentaire</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Comptoir</source>
        <translation>Counter</translation>
    </message>
    <message>
        <source>Courriel</source>
        <translation>Email</translation>
    </message>
    <message>
        <source>Date &amp;promise</source>
        <translation>&amp;Promised date</translation>
    </message>
    <message>
        <source>Facebook Loisirs</source>
        <translation>Recreation Facebook</translation>
    </message>
    <message>
        <source>Facebook Ville</source>
        <translation>City Facebook</translation>
    </message>
    <message>
        <source>Français</source>
        <translation>French</translation>
    </message>
    <message>
        <source>Lettre</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>No&amp;m</source>
        <translation>Na&amp;me</translation>
    </message>
    <message>
        <source>N° ci&amp;vique</source>
        <translation>Ci&amp;vic no.</translation>
    </message>
    <message>
        <source>Plainte</source>
        <translation>Complaint</translation>
    </message>
    <message>
        <source>Requête</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>Rue municipale · secteur {sector}</source>
        <translation>Municipal street · {sector} sector</translation>
    </message>
    <message>
        <source>Rue provinciale · secteur {sector}</source>
        <translation>Provincial street · {sector} sector</translation>
    </message>
    <message>
        <source>Réclamation</source>
        <translation>Claim</translation>
    </message>
    <message>
        <source>Télép&amp;hone</source>
        <translation>P&amp;hone</translation>
    </message>
    <message>
        <source>Téléphone</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>Web</source>
        <translation>Web</translation>
    </message>
    <message>
        <source>Élu</source>
        <translation>Elected official</translation>
    </message>
    <message>
        <source>Oui, je prends</source>
        <translation>Yes, I will take it</translation>
    </message>
    <message>
        <source>Ce refus se compte à part : demandez à un autre service.</source>
        <translation>This refusal is counted apart: ask another department.</translation>
    </message>
    <message>
        <source>La plainte vise une personne</source>
        <translation>The complaint is about a person</translation>
    </message>
    <message>
        <source>Message laissé</source>
        <translation>Message left</translation>
    </message>
    <message>
        <source>Ouvert</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Ouvert et transféré</source>
        <translation>Open and transferred</translation>
    </message>
    <message>
        <source>Ouvert, non transféré</source>
        <translation>Open, not transferred</translation>
    </message>
    <message>
        <source>Pas de leur ressort</source>
        <translation>Not theirs</translation>
    </message>
    <message>
        <source>Pas de réponse</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>Personne n’a dit oui : le dossier n’est pas transféré, un rappel est dû (STAFF-2).</source>
        <translation>Nobody said yes: the dossier is not transferred, and a call back is owed (STAFF-2).</translation>
    </message>
    <message>
        <source>Personne élue qui relaie</source>
        <translation>Elected official who relays it</translation>
    </message>
    <message>
        <source>Proposition précédente</source>
        <translation>Previous suggestion</translation>
    </message>
    <message>
        <source>Proposition suivante</source>
        <translation>Next suggestion</translation>
    </message>
    <message>
        <source>Qui appelle</source>
        <translation>Who is calling</translation>
    </message>
    <message>
        <source>R&amp;aison donnée</source>
        <translation>Reason &amp;given</translation>
    </message>
    <message>
        <source>R&amp;ue</source>
        <translation>Str&amp;eet</translation>
    </message>
    <message>
        <source>Ranger ce résultat</source>
        <translation>Put this result away</translation>
    </message>
    <message>
        <source>Rela&amp;yé par</source>
        <translation>Rela&amp;yed by</translation>
    </message>
    <message>
        <source>Renseignement donné sur place.</source>
        <translation>Information given on the spot.</translation>
    </message>
    <message>
        <source>Reprendre l’accueil abandonné</source>
        <translation>Bring back the abandoned intake</translation>
    </message>
    <message>
        <source>Retenir la 1re proposition</source>
        <translation>Take the 1st suggestion</translation>
    </message>
    <message>
        <source>Retenir la 2e proposition</source>
        <translation>Take the 2nd suggestion</translation>
    </message>
    <message>
        <source>Retenir la 3e proposition</source>
        <translation>Take the 3rd suggestion</translation>
    </message>
    <message>
        <source>Retenir la proposition marquée</source>
        <translation>Take the marked suggestion</translation>
    </message>
    <message>
        <source>Rien ne reste dû : la réponse a été donnée et le contact est compté.</source>
        <translation>Nothing is owed any more: the answer was given and the contact is counted.</translation>
    </message>
    <message>
        <source>Rue absente du répertoire : gardée telle quelle</source>
        <translation>Street not in the directory: kept as typed</translation>
    </message>
    <message>
        <source>Rue municipale</source>
        <translation>Municipal street</translation>
    </message>
    <message>
        <source>Rue provinciale</source>
        <translation>Provincial street</translation>
    </message>
    <message>
        <source>Rép&amp;onse donnée sur place (F9)</source>
        <translation>Answer given &amp;on the spot (F9)</translation>
    </message>
    <message>
        <source>Sa réponse</source>
        <translation>Their reply</translation>
    </message>
    <message>
        <source>Sans oui, pas de transfert : un rappel devient dû.</source>
        <translation>Without a yes there is no transfer: a call back falls due.</translation>
    </message>
    <message>
        <source>Sans oui, pas de transfert. Notez la raison, puis demandez au suivant.</source>
        <translation>Without a yes there is no transfer. Note the reason, then ask the next person.</translation>
    </message>
    <message>
        <source>Transférer…</source>
        <translation>Transfer…</translation>
    </message>
    <message>
        <source>Un message n’est pas un oui : un rappel devient dû.</source>
        <translation>A message is not a yes: a call back becomes due.</translation>
    </message>
    <message>
        <source>Un refus se note avec sa raison.</source>
        <translation>A refusal is noted with its reason.</translation>
    </message>
    <message>
        <source>Une autre personne</source>
        <translation>Somebody else</translation>
    </message>
    <message>
        <source>Une plainte exprime une insatisfaction; une requête demande un changement. Sans choix, le sujet décide.</source>
        <translation>A complaint expresses dissatisfaction; a request asks for a change. Without a choice, the topic decides.</translation>
    </message>
    <message>
        <source>Voir le dossier ouvert</source>
        <translation>Show the dossier just opened</translation>
    </message>
    <message>
        <source>numéro du dossier</source>
        <translation>dossier number</translation>
    </message>
    <message>
        <source>ouïe, fauteuil, interprète…</source>
        <translation>hearing, wheelchair, interpreter…</translation>
    </message>
    <message>
        <source>poste {n}</source>
        <translation>extension {n}</translation>
    </message>
    <message>
        <source>rue, chemin, boulevard…</source>
        <translation>street, road, boulevard…</translation>
    </message>
    <message>
        <source>titre, service ou poste</source>
        <translation>title, service or extension</translation>
    </message>
    <message>
        <source>{time} · {channel} (brouillon)</source>
        <translation>{time} · {channel} (draft)</translation>
    </message>
    <message>
        <source>{title}, poste {n}</source>
        <translation>{title}, extension {n}</translation>
    </message>
    <message>
        <source>{who} rappelle au plus tard {when}.</source>
        <translation>{who} will call back no later than {when}</translation>
    </message>
    <message>
        <source>{who} répond au plus tard {when}.</source>
        <translation>{who} will reply no later than {when}</translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) ouvert(s)</source>
        <translation>
            <numerusform>%n open dossier</numerusform>
            <numerusform>%n open dossiers</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Qui appelle de ce numéro?</source>
        <translation>&amp;Who is calling from this number?</translation>
    </message>
    <message>
        <source>&amp;Qui écrit de cette adresse?</source>
        <translation>&amp;Who is writing from this address?</translation>
    </message>
    <message>
        <source>&amp;Sa réponse</source>
        <translation>Their a&amp;nswer</translation>
    </message>
    <message>
        <source>Abandonner cet accueil</source>
        <translation>Abandon this intake</translation>
    </message>
    <message>
        <source>Accueil abandonné. Ctrl+Maj+T le ramène.</source>
        <translation>Intake abandoned. Ctrl+Shift+T brings it back.</translation>
    </message>
    <message>
        <source>Accueil précédent</source>
        <translation>Previous intake</translation>
    </message>
    <message>
        <source>Accueils ouverts</source>
        <translation>Open intakes</translation>
    </message>
    <message>
        <source>Autre (interprète)</source>
        <translation>Other (interpreter)</translation>
    </message>
    <message>
        <source>Avant de transférer, demandez au collègue</source>
        <translation>Before transferring, ask the colleague</translation>
    </message>
    <message>
        <source>Ce moment est à venir : indiquez quand la Ville l’a reçu.</source>
        <translation>This time is still to come: say when the City received it.</translation>
    </message>
    <message>
        <source>Ce que dit le citoyen, dans ses mots : les propositions se font à mesure.</source>
        <translation>What the citizen says, in their own words: suggestions come as you type.</translation>
    </message>
    <message>
        <source>Cette adresse est incomplète : écrivez nom@exemple.ca, ou effacez-la.</source>
        <translation>This address is incomplete: write name@example.ca, or clear it.</translation>
    </message>
    <message>
        <source>Cette date est passée : convenez d’une date à venir.</source>
        <translation>This date is past: agree on one to come.</translation>
    </message>
    <message>
        <source>Choisissez ce que le collègue a répondu, ou fermez le transfert (F10).</source>
        <translation>Choose what the colleague answered, or close the transfer (F10).</translation>
    </message>
    <message>
        <source>Choisissez le collègue dans la liste (↓ puis Entrée).</source>
        <translation>Choose the colleague from the list (↓ then Enter).</translation>
    </message>
    <message>
        <source>Choisissez qui appelle, ou « Une autre personne ».</source>
        <translation>Choose who is calling, or “Somebody else”.</translation>
    </message>
    <message>
        <source>Collè&amp;gue</source>
        <translation>Colleag&amp;ue</translation>
    </message>
    <message>
        <source>Confidentiel dès maintenant</source>
        <translation>Confidential from now on</translation>
    </message>
    <message>
        <source>Contact anonyme</source>
        <translation>Anonymous contact</translation>
    </message>
    <message>
        <source>Copier le numéro du dossier</source>
        <translation>Copy the dossier number</translation>
    </message>
    <message>
        <source>Courr&amp;iel</source>
        <translation>Ema&amp;il</translation>
    </message>
    <message>
        <source>D&amp;emandé à</source>
        <translation>&amp;Asked at</translation>
    </message>
    <message>
        <source>Dirigé vers {outside}, {phone}.</source>
        <translation>Directed to {outside}, {phone}.</translation>
    </message>
    <message>
        <source>Dirigé vers {outside}.</source>
        <translation>Directed to {outside}.</translation>
    </message>
    <message>
        <source>Indiquez quand il a été joint.</source>
        <translation>Say when they were reached.</translation>
    </message>
    <message>
        <source>Indiquez quand la Ville l’a reçu, par exemple 9:12.</source>
        <translation>Say when the City received it, for example 9:12.</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Information</translation>
    </message>
    <message>
        <source>Le collage a été coupé à {n} caractères : gardez l’essentiel.</source>
        <translation>What you pasted was cut at {n} characters: keep what matters.</translation>
    </message>
    <message>
        <source>Le dossier lui est transféré dès qu’il s’ouvre (Ctrl+Entrée).</source>
        <translation>The dossier goes to them as soon as it opens (Ctrl+Enter).</translation>
    </message>
    <message>
        <source>Lire les définitions de la politique</source>
        <translation>Read the definitions of the policy</translation>
    </message>
    <message>
        <source>L’échéance se calcule…</source>
        <translation>Counting the deadline…</translation>
    </message>
    <message>
        <source>Nom, téléphone ou courriel — vide : anonyme</source>
        <translation>Name, phone or email — empty: anonymous</translation>
    </message>
    <message>
        <source>Nommez la personne élue : elle sera tenue au courant.</source>
        <translation>Name the elected official: they will be kept informed.</translation>
    </message>
    <message>
        <source>Non</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Non précisée</source>
        <translation>Not stated</translation>
    </message>
    <message>
        <source>Noter et demander au suivant</source>
        <translation>Note it and ask the next one</translation>
    </message>
    <message>
        <source>Noter la réponse et demander au suivant</source>
        <translation>Note the answer and ask the next one</translation>
    </message>
    <message>
        <source>Nouveau</source>
        <translation>New</translation>
    </message>
    <message>
        <source>À dire : {words}</source>
        <translation>To say: {words}</translation>
    </message>
    <message>
        <source>Écrivez ce que dit le citoyen, ou retenez un sujet à droite.</source>
        <translation>Write what the citizen says, or take a topic on the right.</translation>
    </message>
    <message>
        <source>Copier</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Voir</source>
        <translation>Show</translation>
    </message>
    <message numerus="yes">
        <source>%n citoyen(s)</source>
        <translation>
            <numerusform>%n citizen</numerusform>
            <numerusform>%n citizens</numerusform>
        </translation>
    </message>
    <message>
        <source>Alt+Page ↓ ↑ choisir</source>
        <translation>Alt+Page ↓ ↑ choose</translation>
    </message>
    <message>
        <source>Annuler la jonction ou le lien qui vient d’être fait</source>
        <translation>Undo the joining or link just made</translation>
    </message>
    <message>
        <source>Ce que relaie un élu garde son dossier : ouvrez-le lié à celui-ci (Alt+L).</source>
        <translation>What an elected official relays keeps its own dossier: open it linked to this one (Alt+L).</translation>
    </message>
    <message>
        <source>Ce qu’un collègue a répondu se note sur un nouveau dossier : fermez le transfert (F10), ou ouvrez un dossier lié (Alt+L).</source>
        <translation>What a colleague answered is entered on a new dossier: close the transfer (F10), or open a linked dossier (Alt+L).</translation>
    </message>
    <message>
        <source>Cette personne sera aussi rappelée quand ce sera réglé (STAFF-7).</source>
        <translation>This person will also be called back once it is settled (STAFF-7).</translation>
    </message>
    <message>
        <source>Compté sans nom ni téléphone : personne ne pourra le rappeler.</source>
        <translation>Counted without name or phone: nobody will be able to call back.</translation>
    </message>
    <message>
        <source>Dernière action, {when} : {what}</source>
        <translation>Last action, {when}: {what}</translation>
    </message>
    <message>
        <source>Dossier semblable précédent</source>
        <translation>Previous similar dossier</translation>
    </message>
    <message>
        <source>Dossier semblable suivant</source>
        <translation>Next similar dossier</translation>
    </message>
    <message>
        <source>Déjà connu?</source>
        <translation>Already known?</translation>
    </message>
    <message>
        <source>Déjà connu? Alt+4 lit le dossier {number}.</source>
        <translation>Already known? Alt+4 reads dossier {number}.</translation>
    </message>
    <message>
        <source>Fermé</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>Inscrit par erreur à l’accueil</source>
        <translation>Recorded by mistake at the front desk</translation>
    </message>
    <message>
        <source>Joindre ce citoyen</source>
        <translation>Join this citizen</translation>
    </message>
    <message>
        <source>Joindre le citoyen au dossier semblable</source>
        <translation>Join the citizen to the similar dossier</translation>
    </message>
    <message>
        <source>Joint au dossier déjà ouvert.</source>
        <translation>Joined to the dossier already open.</translation>
    </message>
    <message>
        <source>Langue pré&amp;férée</source>
        <translation>Pre&amp;ferred language</translation>
    </message>
    <message>
        <source>Le dossier {number} n’est plus lié.</source>
        <translation>Dossier {number} is no longer linked.</translation>
    </message>
    <message>
        <source>Lire le 1er dossier semblable</source>
        <translation>Read the 1st similar dossier</translation>
    </message>
    <message>
        <source>Lire le 2e dossier semblable</source>
        <translation>Read the 2nd similar dossier</translation>
    </message>
    <message>
        <source>Lire le 3e dossier semblable</source>
        <translation>Read the 3rd similar dossier</translation>
    </message>
    <message>
        <source>Lié au dossier {number}.</source>
        <translation>Linked to dossier {number}.</translation>
    </message>
    <message>
        <source>Ouvert et lié</source>
        <translation>Opened and linked</translation>
    </message>
    <message>
        <source>Ouvert, non lié</source>
        <translation>Opened, not linked</translation>
    </message>
    <message>
        <source>Ouvrir un dossier lié</source>
        <translation>Open a linked dossier</translation>
    </message>
    <message>
        <source>Ouvrir un dossier lié au dossier semblable</source>
        <translation>Open a dossier linked to the similar one</translation>
    </message>
    <message>
        <source>Promis pour le {day}. {said}</source>
        <translation>Promised for {day}. {said}</translation>
    </message>
    <message>
        <source>Responsable : {who}</source>
        <translation>Handled by: {who}</translation>
    </message>
    <message>
        <source>Retiré du dossier {number}. L’accueil est revenu tel quel.</source>
        <translation>Taken off dossier {number}. The intake is back as it was.</translation>
    </message>
    <message>
        <source>Retour au texte</source>
        <translation>Back to the text</translation>
    </message>
    <message>
        <source>Rien d’inscrit depuis l’ouverture.</source>
        <translation>Nothing entered since it was opened.</translation>
    </message>
    <message>
        <source>Réponse donnée. Cette personne sera rappelée quand ce sera réglé (STAFF-7).</source>
        <translation>Answer given. This person will be called back once it is settled (STAFF-7).</translation>
    </message>
    <message>
        <source>Une date se promet sur le dossier lui-même : effacez-la ici, ou ouvrez un dossier lié (Alt+L).</source>
        <translation>A date is promised on the dossier itself: clear it here, or open a linked dossier (Alt+L).</translation>
    </message>
    <message numerus="yes">
        <source>il y a %n jour(s)</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message>
        <source>sans rue</source>
        <translation>no street</translation>
    </message>
    <message>
        <source>Déclarer un incident, ou modifier celui qu’on regarde</source>
        <translation>Declare an incident, or change the one in sight</translation>
    </message>
    <message>
        <source>Inscrire l’appel à l’incident en cours</source>
        <translation>Record the call under the current incident</translation>
    </message>
    <message>
        <source>Passer à l’autre incident en cours</source>
        <translation>Go to the other current incident</translation>
    </message>
    <message>
        <source>Une date promise ou un transfert demande son propre dossier : ouvrez-le d’abord (Ctrl+Entrée), puis déclarez l’incident.</source>
        <translation>A promised date or a transfer needs its own dossier: open it first (Ctrl+Enter), then declare the incident.</translation>
    </message>
    <message>
        <source>Voir l’incident en cours, rue par rue</source>
        <translation>See the current incident, street by street</translation>
    </message>
    <message>
        <source>Imprimer le reçu du dossier ouvert</source>
        <translation>Print the receipt of the opened dossier</translation>
    </message>
    <message>
        <source>Reçu</source>
        <translation>Receipt</translation>
    </message>
</context>
<context>
    <name>Joining</name>
    <message>
        <source>Cette personne est déjà au dossier {number}. Inscrivez son appel par un commentaire.</source>
        <translation>This person is already on dossier {number}. Enter their call as a comment.</translation>
    </message>
    <message>
        <source>D’autres citoyens ou dossiers sont joints au dossier {number} : il reste un dossier principal. Liez plutôt l’autre dossier à celui-ci.</source>
        <translation>Other citizens or dossiers are joined to dossier {number}: it remains a principal one. Link the other dossier to it instead.</translation>
    </message>
    <message>
        <source>Le dossier {number} est confidentiel : chaque plainte y garde son propre dossier (DEF-1).</source>
        <translation>Dossier {number} is confidential: each complaint keeps a dossier of its own (DEF-1).</translation>
    </message>
    <message>
        <source>Le dossier {number} est fermé. Rouvrez-le, ou ouvrez un nouveau dossier que vous y liez.</source>
        <translation>Dossier {number} is closed. Reopen it, or open a new dossier and link it.</translation>
    </message>
    <message>
        <source>Un dossier confidentiel ne se lie à aucun autre (DEF-1).</source>
        <translation>A confidential dossier is linked to no other (DEF-1).</translation>
    </message>
    <message>
        <source>Un dossier ne se lie pas à lui-même. Choisissez l’autre dossier.</source>
        <translation>A dossier is not linked to itself. Choose the other dossier.</translation>
    </message>
    <message>
        <source>&amp;Commencer sans attendre</source>
        <translation>&amp;Begin without waiting</translation>
    </message>
    <message>
        <source>Ce poste rejoint la Ville</source>
        <translation>This desk joins the City</translation>
    </message>
    <message>
        <source>Le répertoire, les personnes et les dossiers arrivent de la base partagée. Ce qui est arrivé reste, même si vous fermez la fenêtre.</source>
        <translation>The directory, people and dossiers are coming from the shared database. What has come stays, even if you close the window.</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Début</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>Entrée</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Espace</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Fin</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Maj</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Pg préc</source>
        <translation>PgUp</translation>
    </message>
    <message>
        <source>Pg suiv</source>
        <translation>PgDn</translation>
    </message>
    <message>
        <source>Suppr</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Échap</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>Known</name>
    <message>
        <source>incident déclaré : {label}</source>
        <translation>incident declared: {label}</translation>
    </message>
    <message>
        <source>même adresse</source>
        <translation>same address</translation>
    </message>
    <message>
        <source>même rue</source>
        <translation>same street</translation>
    </message>
    <message>
        <source>même rue, à {n} numéros de là</source>
        <translation>same street, {n} numbers away</translation>
    </message>
    <message>
        <source>même sujet</source>
        <translation>same topic</translation>
    </message>
    <message>
        <source>mêmes mots : {words}</source>
        <translation>same words: {words}</translation>
    </message>
</context>
<context>
    <name>Letters</name>
    <message>
        <source>Le modèle {file} ne se lit pas : {reason}.</source>
        <translation>The template {file} cannot be read: {reason}.</translation>
    </message>
    <message>
        <source>Le modèle {file} nomme un champ inconnu : {wrong}. Champs permis : {known}.</source>
        <translation>The template {file} names an unknown field: {wrong}. Fields allowed: {known}.</translation>
    </message>
    <message>
        <source>Le modèle {file} oublie ce qu’il doit dire. Champ manquant : {missing}.</source>
        <translation>The template {file} leaves out what it must say. Missing field: {missing}.</translation>
    </message>
    <message>
        <source>{moment}</source>
        <translation>{moment}</translation>
    </message>
    <message>
        <source>{phone} ou {email}</source>
        <translation>{phone} or {email}</translation>
    </message>
    <message>
        <source>&amp;Objet</source>
        <translation>&amp;Subject</translation>
    </message>
    <message>
        <source>Accusé de réception (STAFF-4)</source>
        <translation>Acknowledgement (STAFF-4)</translation>
    </message>
    <message>
        <source>Anglais</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Aucun programme de courriel ne s’est ouvert. Enregistrez le brouillon, ou copiez le texte dans votre messagerie.</source>
        <translation>No mail program opened. Save the draft, or copy the text into your webmail.</translation>
    </message>
    <message>
        <source>Brouillon enregistré : {file}. Une fois le message envoyé, inscrivez-le ici.</source>
        <translation>Draft saved: {file}. Once the message is sent, enter it here.</translation>
    </message>
    <message>
        <source>C’est parti : inscrire</source>
        <translation>It is sent: enter it</translation>
    </message>
    <message>
        <source>Enregistrer le brouillon de la lettre</source>
        <translation>Save the letter as a draft</translation>
    </message>
    <message>
        <source>Français</source>
        <translation>French</translation>
    </message>
    <message>
        <source>Laisser</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>Lan&amp;gue</source>
        <translation>Lan&amp;guage</translation>
    </message>
    <message>
        <source>Langue de la lettre</source>
        <translation>Language of the letter</translation>
    </message>
    <message>
        <source>Le message est ouvert dans votre programme de courriel. Envoyez-le, puis inscrivez-le ici.</source>
        <translation>The message is open in your mail program. Send it, then enter it here.</translation>
    </message>
    <message>
        <source>Lettres</source>
        <translation>Letters</translation>
    </message>
    <message>
        <source>Ouvrir dans le courriel</source>
        <translation>Open in mail program</translation>
    </message>
    <message>
        <source>Ouvrir la lettre dans le courriel</source>
        <translation>Open the letter in the mail program</translation>
    </message>
    <message>
        <source>Te&amp;xte</source>
        <translation>Te&amp;xt</translation>
    </message>
    <message>
        <source>Texte copié.</source>
        <translation>Text copied.</translation>
    </message>
    <message>
        <source>[FORMATION] {subject}</source>
        <translation>[TRAINING] {subject}</translation>
    </message>
    <message>
        <source>À quelle adresse la lettre est-elle partie ?</source>
        <translation>Which address did the letter go to?</translation>
    </message>
    <message>
        <source>À, &amp;courriel</source>
        <translation>To, &amp;email</translation>
    </message>
    <message>
        <source>Écrire l’accusé de réception</source>
        <translation>Write the acknowledgement</translation>
    </message>
    <message>
        <source>Brouillon…</source>
        <translation>Draft…</translation>
    </message>
    <message>
        <source>Co&amp;pier</source>
        <translation>Co&amp;py</translation>
    </message>
    <message>
        <source>Aperçu du reçu</source>
        <translation>Preview of the receipt</translation>
    </message>
    <message>
        <source>Aucune imprimante sur ce poste. Enregistrez le reçu en PDF.</source>
        <translation>No printer on this workstation. Save the receipt as a PDF.</translation>
    </message>
    <message>
        <source>Enregistrer en PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>Enregistrer le reçu en PDF</source>
        <translation>Save the receipt as PDF</translation>
    </message>
    <message>
        <source>Envoyer le reçu par courriel</source>
        <translation>Send the receipt by email</translation>
    </message>
    <message>
        <source>Imprimer</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Inscrire : reçu remis</source>
        <translation>Enter: receipt handed over</translation>
    </message>
    <message>
        <source>Langue du reçu</source>
        <translation>Language of the receipt</translation>
    </message>
    <message>
        <source>PDF…</source>
        <translation>PDF…</translation>
    </message>
    <message>
        <source>Par courriel…</source>
        <translation>By email…</translation>
    </message>
    <message>
        <source>Remettre un reçu</source>
        <translation>Hand over a receipt</translation>
    </message>
    <message>
        <source>Reçu (COM-9)</source>
        <translation>Receipt (COM-9)</translation>
    </message>
    <message>
        <source>Reçu enregistré : {file}.</source>
        <translation>Receipt saved: {file}.</translation>
    </message>
    <message>
        <source>Reçu par courriel (COM-9)</source>
        <translation>Receipt by email (COM-9)</translation>
    </message>
    <message>
        <source>Reçu remis au citoyen.</source>
        <translation>Receipt handed to the citizen.</translation>
    </message>
    <message>
        <source>Reçu {number} envoyé à l’imprimante.</source>
        <translation>Receipt {number} sent to the printer.</translation>
    </message>
</context>
<context>
    <name>Linking</name>
    <message>
        <source>Base partagée</source>
        <translation>Shared database</translation>
    </message>
    <message>
        <source>Connexion…</source>
        <translation>Connecting…</translation>
    </message>
    <message>
        <source>Hors ligne</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Reprendre</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>Réessayer</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Suspendre</source>
        <translation>Hold</translation>
    </message>
    <message>
        <source>avec la base partagée à {when}</source>
        <translation>with the shared database at {when}</translation>
    </message>
    <message>
        <source>ce qui est arrivé reste</source>
        <translation>what has come stays</translation>
    </message>
    <message>
        <source>depuis {when}; tout s’inscrit ici et partira au retour</source>
        <translation>since {when}; everything is recorded here and will be sent on return</translation>
    </message>
    <message>
        <source>{done} sur {total}</source>
        <translation>{done} of {total}</translation>
    </message>
    <message>
        <source>À jour</source>
        <translation>In step</translation>
    </message>
    <message>
        <source>À voir</source>
        <translation>Needs attention</translation>
    </message>
    <message>
        <source>Échange en cours</source>
        <translation>Exchanging</translation>
    </message>
    <message>
        <source>Échange suspendu</source>
        <translation>Exchange on hold</translation>
    </message>
    <message>
        <source>Voir ce qui reste à part</source>
        <translation>See what is set apart</translation>
    </message>
</context>
<context>
    <name>Mailing</name>
    <message>
        <source>Aucun programme de courriel ne répond à ce poste. Copiez le message, puis collez-le.</source>
        <translation>No mail program answers at this desk. Copy the message, then paste it.</translation>
    </message>
</context>
<context>
    <name>Masking</name>
    <message>
        <source>Identité protégée</source>
        <translation>Identity protected</translation>
    </message>
</context>
<context>
    <name>Measures</name>
    <message>
        <source>90e centile</source>
        <translation>90th percentile</translation>
    </message>
    <message>
        <source>Acceptées</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Action due</source>
        <translation>Action owed</translation>
    </message>
    <message>
        <source>Actions que la politique a rendues dues dans la période. Tenue : faite au plus tard à l’échéance. Manquée : faite après, ou pas encore faite et l’échéance est passée. À venir : pas encore faite, l’échéance n’est pas passée. La part est celle des tenues sur les tenues et les manquées. Médiane et 90e centile vont du moment où l’action est devenue due à celui où elle fut faite. Les dates promises se comptent à part.</source>
        <translation>Actions that the policy made owed in the period. Kept: done by the deadline. Missed: done later, or not done yet and the deadline has passed. To come: not done yet, the deadline has not passed. The share is that of the kept among the kept and missed. Median and 90th percentile run from the moment the action became owed to the moment it was done. Promised dates are counted apart.</translation>
    </message>
    <message>
        <source>Avec d’autres citoyens</source>
        <translation>With other citizens</translation>
    </message>
    <message>
        <source>Bas</source>
        <translation>Low</translation>
    </message>
    <message>
        <source>Canal</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>Cas</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>Ce que le citoyen a dit à chaque fermeture de la période. La part est celle des satisfaits sur ceux qui l’ont dit; le bas et le haut sont son intervalle de confiance à 95 % (Wilson). La réponse est la part des fermetures où le citoyen l’a dit.</source>
        <translation>What the citizen said at each closing of the period. The share is that of the satisfied among those who said so; low and high are its 95% confidence interval (Wilson). Response is the share of closings where the citizen said.</translation>
    </message>
    <message>
        <source>Dates convenues avec un citoyen dans la période. Tenue : faite au plus tard à la date. Déplacée : une autre date l’a remplacée avant qu’elle passe. Manquée : faite ou déplacée après, ou la date est passée. La part est celle des tenues sur les tenues, les déplacées et les manquées.</source>
        <translation>Dates agreed with a citizen in the period. Kept: done by the date. Moved: another date replaced it before it passed. Missed: done or moved afterwards, or the date has passed. The share is that of the kept among the kept, moved and missed.</translation>
    </message>
    <message>
        <source>Dates promises</source>
        <translation>Promised dates</translation>
    </message>
    <message>
        <source>Demandes</source>
        <translation>Asked</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>Dossiers dont la réception tombe dans la période, quel que soit leur état aujourd’hui, chacun une seule fois. Sujet, service et secteur sont ceux que le dossier a maintenant. « Avec d’autres citoyens » compte ceux auxquels au moins un autre citoyen s’est joint.</source>
        <translation>Files received in the period, whatever their state today, each of them once. Topic, department and sector are those the file has now. “With other citizens” counts those that at least one other citizen joined.</translation>
    </message>
    <message>
        <source>Dossiers ouverts au moment du calcul, quelle que soit la période, selon les jours ouvrables depuis leur réception, aujourd’hui compris. En retard : une action due a passé son échéance.</source>
        <translation>Files open at the time of the count, whatever the period, by business days since receipt, today included. Overdue: an action owed is past its deadline.</translation>
    </message>
    <message>
        <source>Dossiers reçus par canal</source>
        <translation>Files received by channel</translation>
    </message>
    <message>
        <source>Dossiers reçus par secteur</source>
        <translation>Files received by sector</translation>
    </message>
    <message>
        <source>Dossiers reçus par service</source>
        <translation>Files received by department</translation>
    </message>
    <message>
        <source>Dossiers reçus par sujet</source>
        <translation>Files received by topic</translation>
    </message>
    <message>
        <source>Délais de la politique</source>
        <translation>Deadlines of the policy</translation>
    </message>
    <message>
        <source>Déplacées</source>
        <translation>Moved</translation>
    </message>
    <message>
        <source>En retard</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Ensemble</source>
        <translation>All together</translation>
    </message>
    <message>
        <source>Fermeture</source>
        <translation>Closing</translation>
    </message>
    <message>
        <source>Fermetures</source>
        <translation>Closings</translation>
    </message>
    <message>
        <source>Fermetures et réouvertures</source>
        <translation>Closings and reopenings</translation>
    </message>
    <message>
        <source>Fermetures et réouvertures inscrites dans la période, chacune comptée. « Insatisfaction » compte les réouvertures pour ce motif. La part est celle des réouvertures sur les fermetures de la même période.</source>
        <translation>Closings and reopenings entered in the period, each counted. “Dissatisfaction” counts the reopenings for that reason. The share is that of reopenings to closings of the same period.</translation>
    </message>
    <message>
        <source>Haut</source>
        <translation>High</translation>
    </message>
    <message>
        <source>Insatisfaction</source>
        <translation>Dissatisfaction</translation>
    </message>
    <message>
        <source>Insatisfaits</source>
        <translation>Dissatisfied</translation>
    </message>
    <message>
        <source>Jours ouvrables</source>
        <translation>Business days</translation>
    </message>
    <message>
        <source>Justesse</source>
        <translation>Accuracy</translation>
    </message>
    <message>
        <source>Justesse de l’orientation</source>
        <translation>Accuracy of directing</translation>
    </message>
    <message>
        <source>Manquées</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>Médiane</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Non dit</source>
        <translation>Not said</translation>
    </message>
    <message>
        <source>Par sondage dont l’envoi tombe dans la période : citoyens sondés, réponses reçues, taux de réponse, part des satisfaits sur les réponses et son intervalle de confiance à 95 % (Wilson).</source>
        <translation>By survey round sent in the period: citizens asked, answers received, response rate, share of the satisfied among the answers and its 95% confidence interval (Wilson).</translation>
    </message>
    <message>
        <source>Parmi les dossiers reçus dans la période, ceux que l’accueil a réglés sur place, en les ouvrant. La part est leur nombre sur celui des dossiers reçus.</source>
        <translation>Among the files received in the period, those that the front desk settled on the spot, when opening them. The share is their number among the files received.</translation>
    </message>
    <message>
        <source>Parmi les dossiers reçus dans la période, ceux qu’au moins un service a renvoyés en disant que ce n’était pas de son ressort. La justesse est la part des autres; elle se mesure à part de la satisfaction.</source>
        <translation>Among the files received in the period, those that at least one department sent back as not theirs. Accuracy is the share of the others; it is measured apart from satisfaction.</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Share</translation>
    </message>
    <message>
        <source>Part sans oui</source>
        <translation>Share without a yes</translation>
    </message>
    <message>
        <source>Part satisfaite</source>
        <translation>Share satisfied</translation>
    </message>
    <message>
        <source>Part tenue</source>
        <translation>Share kept</translation>
    </message>
    <message>
        <source>Pas de leur ressort</source>
        <translation>Not theirs</translation>
    </message>
    <message>
        <source>Première action</source>
        <translation>First action</translation>
    </message>
    <message>
        <source>Première action : de la réception à la première démarche, pour les dossiers reçus dans la période qui en ont une. Fermeture : de la réception à la fermeture, pour les fermetures de la période, sauf celles au premier contact; un dossier fermé deux fois compte deux fois.</source>
        <translation>First action: from receipt to the first step taken, for the files received in the period that have one. Closing: from receipt to closing, for the closings of the period except those at first contact; a file closed twice counts twice.</translation>
    </message>
    <message>
        <source>Période précédente</source>
        <translation>Period before</translation>
    </message>
    <message>
        <source>Refusées</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Renvoyés</source>
        <translation>Sent back</translation>
    </message>
    <message>
        <source>Reçus</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Réglés</source>
        <translation>Settled</translation>
    </message>
    <message>
        <source>Réglés au premier contact</source>
        <translation>Settled at first contact</translation>
    </message>
    <message>
        <source>Réouvertures</source>
        <translation>Reopenings</translation>
    </message>
    <message>
        <source>Réponse</source>
        <translation>Response</translation>
    </message>
    <message>
        <source>Réponses</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>Sans réponse</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>Sans secteur</source>
        <translation>No sector</translation>
    </message>
    <message>
        <source>Sans service</source>
        <translation>No department</translation>
    </message>
    <message>
        <source>Sans sujet</source>
        <translation>No topic</translation>
    </message>
    <message>
        <source>Satisfaction dite à la fermeture</source>
        <translation>Satisfaction said at closing</translation>
    </message>
    <message>
        <source>Satisfaits</source>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>Secteur</source>
        <translation>Sector</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>Sondage</source>
        <translation>Survey round</translation>
    </message>
    <message>
        <source>Sondages de satisfaction</source>
        <translation>Satisfaction survey rounds</translation>
    </message>
    <message>
        <source>Sondés</source>
        <translation>Asked</translation>
    </message>
    <message>
        <source>Sujet</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Taux de réponse</source>
        <translation>Response rate</translation>
    </message>
    <message>
        <source>Temps de réponse</source>
        <translation>Response times</translation>
    </message>
    <message>
        <source>Tenues</source>
        <translation>Kept</translation>
    </message>
    <message>
        <source>Tous les services</source>
        <translation>All departments</translation>
    </message>
    <message>
        <source>Transferts demandés</source>
        <translation>Transfers asked</translation>
    </message>
    <message>
        <source>Un an plus tôt</source>
        <translation>A year before</translation>
    </message>
    <message>
        <source>Un délai se compte en minutes de service, aux heures de la Ville pour ce canal : nuits, fins de semaine, jours fériés et fermetures n’y comptent pas. La médiane est la valeur que la moitié des cas ne dépassent pas, le 90e centile celle que neuf cas sur dix ne dépassent pas (rang le plus proche).</source>
        <translation>A time is counted in minutes of service, by the City’s hours for that channel: nights, weekends, holidays and closures do not count. The median is the value that half of the cases do not exceed, the 90th percentile the one that nine cases in ten do not exceed (nearest rank).</translation>
    </message>
    <message>
        <source>Une entrée retirée par une correction, ou écartée quand deux postes se contredisaient, ne compte pas. Les dossiers confidentiels sont comptés; ils ne sont montrés qu’à leur cercle.</source>
        <translation>An entry struck by a correction, or set aside when two desks contradicted each other, does not count. Confidential files are counted; they are shown to their circle only.</translation>
    </message>
    <message>
        <source>Une période va du premier au dernier jour compris, à l’heure du comptoir. La période précédente est celle qui la touche, de même durée; un an plus tôt, ce sont les mêmes dates (pour une semaine, 52 semaines plus tôt).</source>
        <translation>A period runs from its first to its last day included, in the time of the counter. The period before is the one that touches it, of the same length; a year before means the same dates (for a week, 52 weeks before).</translation>
    </message>
    <message>
        <source>Vérifications auprès d’un collègue dans la période, au service de la personne jointe. « Pas de leur ressort » est une partie des refus. La part est celle des refus et des demandes sans réponse.</source>
        <translation>Checks with a colleague in the period, under the department of the person asked. “Not theirs” is a part of the refusals. The share is that of refusals and requests without an answer.</translation>
    </message>
    <message>
        <source>plus de {days}</source>
        <translation>more than {days}</translation>
    </message>
    <message>
        <source>{low} à {high}</source>
        <translation>{low} to {high}</translation>
    </message>
    <message>
        <source>« {code} » n’est pas au répertoire. Codes connus : {known}.</source>
        <translation>“{code}” is not in the directory. Known codes: {known}.</translation>
    </message>
    <message>
        <source>À venir</source>
        <translation>To come</translation>
    </message>
    <message>
        <source>Âge de ce qui est ouvert</source>
        <translation>Age of what is open</translation>
    </message>
    <message>
        <source>Étape</source>
        <translation>Step</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Fermer cet avis</source>
        <translation>Close this notice</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>Le numéro {said} contient une erreur de frappe ou d’écoute : le dernier chiffre ne concorde pas. Faites répéter le numéro.</source>
        <translation>The number {said} contains a typing or hearing mistake: the last digit does not match. Have the number repeated.</translation>
    </message>
    <message>
        <source>« {said} » n’est pas un numéro de dossier. Un numéro s’écrit comme 2026-KL-0431-0.</source>
        <translation>“{said}” is not a dossier number. A number is written like 2026-KL-0431-0.</translation>
    </message>
</context>
<context>
    <name>Officials</name>
    <message>
        <source>&amp;Copier</source>
        <translation>&amp;Copy</translation>
    </message>
    <message>
        <source>&amp;Ouvrir dans le courriel</source>
        <translation>&amp;Open in e-mail</translation>
    </message>
    <message>
        <source>Aucun élu n’a relayé le dossier {number} : il n’y a personne à qui l’écrire (ELU-1).</source>
        <translation>No elected official passed on file {number}: there is nobody to write to (ELU-1).</translation>
    </message>
    <message>
        <source>C’est envoyé</source>
        <translation>It is sent</translation>
    </message>
    <message>
        <source>En anglais</source>
        <translation>In English</translation>
    </message>
    <message>
        <source>En français</source>
        <translation>In French</translation>
    </message>
    <message>
        <source>Garder en .&amp;eml</source>
        <translation>Keep as .&amp;eml</translation>
    </message>
    <message>
        <source>Garder en .eml</source>
        <translation>Keep as .eml</translation>
    </message>
    <message>
        <source>La direction générale répond du dossier et vous en fera le suivi.</source>
        <translation>The general manager answers for the file and will follow up with you.</translation>
    </message>
    <message>
        <source>Laisser</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>Langue du message</source>
        <translation>Language of the message</translation>
    </message>
    <message>
        <source>Le message à l’élu est envoyé</source>
        <translation>The message to the official is sent</translation>
    </message>
    <message>
        <source>Le programme de courriel ne prend pas ce message : gardez-le en .eml, puis ouvrez le fichier.</source>
        <translation>The e-mail program does not take this message: keep it as .eml, then open the file.</translation>
    </message>
    <message>
        <source>Messa&amp;ge</source>
        <translation>Messa&amp;ge</translation>
    </message>
    <message>
        <source>Message copié.</source>
        <translation>Message copied.</translation>
    </message>
    <message>
        <source>Message gardé : {file}.</source>
        <translation>Message kept: {file}.</translation>
    </message>
    <message>
        <source>Message à l’élu</source>
        <translation>Message to the official</translation>
    </message>
    <message>
        <source>Ob&amp;jet</source>
        <translation>Sub&amp;ject</translation>
    </message>
    <message>
        <source>Porter à la direction</source>
        <translation>To the general manager</translation>
    </message>
    <message>
        <source>Porter à la direction générale</source>
        <translation>Bring to the general manager</translation>
    </message>
    <message>
        <source>{day}</source>
        <translation>{day}</translation>
    </message>
    <message>
        <source>{moment}</source>
        <translation>{moment}</translation>
    </message>
    <message>
        <source>{name}, poste {extension}</source>
        <translation>{name}, ext. {extension}</translation>
    </message>
    <message>
        <source>Écrire à l’élu</source>
        <translation>Write to the official</translation>
    </message>
    <message>
        <source>Accuser réception de son message</source>
        <translation>Acknowledge their message</translation>
    </message>
    <message>
        <source>Appeler la personne</source>
        <translation>Call the citizen</translation>
    </message>
    <message>
        <source>Donner suite à la demande</source>
        <translation>Follow up on the matter</translation>
    </message>
    <message>
        <source>Lui répondre en privé</source>
        <translation>Answer them in private</translation>
    </message>
    <message>
        <source>Rappeler la personne</source>
        <translation>Call the citizen back</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Chercher ou faire…</source>
        <translation>Search or do…</translation>
    </message>
    <message>
        <source>Chercher un dossier ou une action</source>
        <translation>Search for a dossier or an action</translation>
    </message>
    <message>
        <source>Chercher «&#xa0;{text}&#xa0;» dans les dossiers</source>
        <translation>Search the dossiers for “{text}”</translation>
    </message>
    <message>
        <source>Adresse · les dossiers de ce lieu</source>
        <translation>Address · the dossiers of this place</translation>
    </message>
    <message>
        <source>Citoyen</source>
        <translation>Citizen</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>Administrateur</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>Agent de service</source>
        <translation>Department agent</translation>
    </message>
    <message>
        <source>Direction générale</source>
        <translation>Executive management</translation>
    </message>
    <message>
        <source>Préposé à l’accueil</source>
        <translation>Front-desk clerk</translation>
    </message>
    <message>
        <source>Superviseur</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>{name} n’a pas le droit de faire cela à ce poste. Demandez à un autre rôle : {roles}.</source>
        <translation>{name} does not have the right to do this at this desk. Ask another role: {roles}.</translation>
    </message>
    <message>
        <source>Personne n’est en service à ce poste : prenez d’abord le service (F12).</source>
        <translation>Nobody is on duty at this desk: go on duty first (F12).</translation>
    </message>
</context>
<context>
    <name>Periods</name>
    <message>
        <source>La période doit tenir entre {first} et {last}. Vérifiez les années.</source>
        <translation>The period must lie between {first} and {last}. Check the years.</translation>
    </message>
    <message>
        <source>La période finit ({last}) avant de commencer ({first}).</source>
        <translation>The period ends ({last}) before it begins ({first}).</translation>
    </message>
    <message>
        <source>du {first} au {last}</source>
        <translation>from {first} to {last}</translation>
    </message>
</context>
<context>
    <name>Policy</name>
    <message>
        <source>Le canal «&#xa0;{channel}&#xa0;» n’est pas dans la politique. Choisissez parmi&#xa0;: {known}.</source>
        <translation>The channel “{channel}” is not in the policy. Choose from: {known}.</translation>
    </message>
    <message>
        <source>«&#xa0;{code}&#xa0;» n’est pas dans le répertoire; ajoutez-le ou corrigez ce code.</source>
        <translation>“{code}” is not in the directory; add it or correct this code.</translation>
    </message>
</context>
<context>
    <name>PolicyFile</name>
    <message>
        <source>La politique ne peut pas servir&#xa0;: problèmes à corriger dans le fichier, {count}.
{listed}</source>
        <translation>The policy cannot be used: problems to correct in the file, {count}.
{listed}</translation>
    </message>
    <message>
        <source>attendu&#xa0;: une année comme 2003.</source>
        <translation>expected: a year such as 2003.</translation>
    </message>
    <message>
        <source>attendu&#xa0;: une seule des trois formes «&#xa0;library&#xa0;», «&#xa0;on&#xa0;», ou «&#xa0;from&#xa0;» et «&#xa0;to&#xa0;».</source>
        <translation>expected: only one of the three forms “library”, “on”, or “from” and “to”.</translation>
    </message>
    <message>
        <source>attendu&#xa0;: {expected}; trouvé&#xa0;: {found}.</source>
        <translation>expected: {expected}; found: {found}.</translation>
    </message>
    <message>
        <source>ce Guichet lit le format {known}; trouvé&#xa0;: {found}.</source>
        <translation>this Guichet reads format {known}; found: {found}.</translation>
    </message>
    <message>
        <source>ce nom contient autre chose que lettres, chiffres, «&#xa0;_&#xa0;», «&#xa0;.&#xa0;» ou «&#xa0;-&#xa0;».</source>
        <translation>this name contains something other than letters, digits, “_”, “.” or “-”.</translation>
    </message>
    <message>
        <source>clé inconnue; clés possibles ici&#xa0;: {keys}.</source>
        <translation>unknown key; keys possible here: {keys}.</translation>
    </message>
    <message>
        <source>la règle «&#xa0;{rule}&#xa0;» attend une date promise, pas un canal.</source>
        <translation>the rule “{rule}” expects a promised date, not a channel.</translation>
    </message>
    <message>
        <source>la règle «&#xa0;{rule}&#xa0;» compte une réponse publique comme faite, mais ce canal se répond en privé.</source>
        <translation>the rule “{rule}” counts a public reply as done, but this channel is answered in private.</translation>
    </message>
    <message>
        <source>le numéro de format {format}</source>
        <translation>format number {format}</translation>
    </message>
    <message>
        <source>l’étape «&#xa0;{key}&#xa0;» manque.</source>
        <translation>the step “{key}” is missing.</translation>
    </message>
    <message>
        <source>manque; ajoutez la table [{path}].</source>
        <translation>missing; add the table [{path}].</translation>
    </message>
    <message>
        <source>manque; attendu&#xa0;: {expected}.</source>
        <translation>missing; expected: {expected}.</translation>
    </message>
    <message>
        <source>nommez une autre personne que la direction générale, qui est «&#xa0;{code}&#xa0;».</source>
        <translation>name a person other than the executive management, which is “{code}”.</translation>
    </message>
    <message>
        <source>true ou false</source>
        <translation>true or false</translation>
    </message>
    <message>
        <source>un de {words}</source>
        <translation>one of {words}</translation>
    </message>
    <message>
        <source>un message automatique («&#xa0;automatic&#xa0;») n’acquitte jamais ce qui est dû; retirez-le.</source>
        <translation>an automatic message (“automatic”) never discharges what is due; remove it.</translation>
    </message>
    <message>
        <source>un mois et un jour</source>
        <translation>a month and a day</translation>
    </message>
    <message>
        <source>un mois et un jour comme «&#xa0;12-24&#xa0;»</source>
        <translation>a month and a day such as “12-24”</translation>
    </message>
    <message>
        <source>un texte</source>
        <translation>a text</translation>
    </message>
    <message>
        <source>une année</source>
        <translation>a year</translation>
    </message>
    <message>
        <source>une date comme 2018-12-03</source>
        <translation>a date such as 2018-12-03</translation>
    </message>
    <message>
        <source>une heure comme «&#xa0;12:00&#xa0;»</source>
        <translation>a time such as “12:00”</translation>
    </message>
    <message>
        <source>une journée de service se termine avant minuit&#xa0;: écrivez au plus tard «&#xa0;23:59&#xa0;».</source>
        <translation>a service day ends before midnight: write “23:59” at the latest.</translation>
    </message>
    <message>
        <source>une liste de textes</source>
        <translation>a list of texts</translation>
    </message>
    <message>
        <source>une liste parmi {words}</source>
        <translation>a list from {words}</translation>
    </message>
    <message>
        <source>une ou plusieurs tables [[{path}]]</source>
        <translation>one or more tables [[{path}]]</translation>
    </message>
    <message>
        <source>une table [{path}]</source>
        <translation>a table [{path}]</translation>
    </message>
    <message>
        <source>{first}
{rest}</source>
        <translation>{first}
{rest}</translation>
    </message>
    <message>
        <source>{path}&#xa0;: {message}</source>
        <translation>{path}: {message}</translation>
    </message>
    <message>
        <source>«&#xa0;promised&#xa0;» va avec l’échéance «&#xa0;promised-date&#xa0;», et elle seule.</source>
        <translation>“promised” goes with the “promised-date” deadline, and with it alone.</translation>
    </message>
    <message>
        <source>un nombre entier de {least} à {most}</source>
        <translation>a whole number from {least} to {most}</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Suivis du jour</source>
        <translation>Follow-ups of the day</translation>
    </message>
    <message>
        <source>Tous les services</source>
        <translation>All departments</translation>
    </message>
    <message>
        <source>Imprimée à {time} par {person}, lignes : {n}.</source>
        <translation>Printed at {time} by {person}, lines: {n}.</translation>
    </message>
    <message>
        <source>Imprimée à {time}, lignes : {n}.</source>
        <translation>Printed at {time}, lines: {n}.</translation>
    </message>
    <message>
        <source>PDF écrit à {time} par {person}, lignes : {n}.</source>
        <translation>PDF written at {time} by {person}, lines: {n}.</translation>
    </message>
    <message>
        <source>PDF écrit à {time}, lignes : {n}.</source>
        <translation>PDF written at {time}, lines: {n}.</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Opération annulée; rien n’a été changé.</source>
        <translation>Cancelled; nothing was changed.</translation>
    </message>
</context>
<context>
    <name>Reachability</name>
    <message>
        <source>Acceptés</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Acceptés dès la première demande</source>
        <translation>Accepted by the first person asked</translation>
    </message>
    <message>
        <source>Attente médiane avant le oui (s)</source>
        <translation>Median wait before the yes (s)</translation>
    </message>
    <message>
        <source>Au</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Demandés</source>
        <translation>Asked</translation>
    </message>
    <message>
        <source>Du</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Joints (%)</source>
        <translation>Reached (%)</translation>
    </message>
    <message>
        <source>La période finit ({last}) avant de commencer ({first}).</source>
        <translation>The period ends ({last}) before it begins ({first}).</translation>
    </message>
    <message>
        <source>Raisons des refus</source>
        <translation>Reasons for refusing</translation>
    </message>
    <message>
        <source>Refusés</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Sans réponse</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>Tous les services</source>
        <translation>All departments</translation>
    </message>
    <message>
        <source>dont « pas de notre ressort »</source>
        <translation>of which “not ours”</translation>
    </message>
    <message>
        <source>« {code} » n’est pas au répertoire. Codes connus : {known}.</source>
        <translation>“{code}” is not in the directory. Known codes: {known}.</translation>
    </message>
</context>
<context>
    <name>Receipt</name>
    <message>
        <source>Ce que nous avons compris</source>
        <translation>What we understood</translation>
    </message>
    <message>
        <source>Donnez le numéro {number} au téléphone, par courriel ou à l’accueil : il suffit.</source>
        <translation>Give the number {number} by phone, by email or at the front desk: it is enough.</translation>
    </message>
    <message>
        <source>Détails</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Heures</source>
        <translation>Hours</translation>
    </message>
    <message>
        <source>La suite</source>
        <translation>What happens next</translation>
    </message>
    <message>
        <source>Lieu</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>Personne</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Pour les joindre</source>
        <translation>To reach them</translation>
    </message>
    <message>
        <source>Pour suivre votre dossier</source>
        <translation>To follow your file</translation>
    </message>
    <message>
        <source>Quelque chose a changé, ou nous avons mal compris ? Dites-le-nous.</source>
        <translation>Has something changed, or did we misunderstand? Tell us.</translation>
    </message>
    <message>
        <source>Qui s’en occupe</source>
        <translation>Who is looking after it</translation>
    </message>
    <message>
        <source>Remis le {moment}, {desk}. Gardez ce reçu.</source>
        <translation>Issued on {moment}, {desk}. Keep this receipt.</translation>
    </message>
    <message>
        <source>Remis le {moment}. Gardez ce reçu.</source>
        <translation>Issued on {moment}. Keep this receipt.</translation>
    </message>
    <message>
        <source>Reçu</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>Reçu le</source>
        <translation>Received on</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>Sujet</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Sur place</source>
        <translation>In person</translation>
    </message>
    <message>
        <source>Votre numéro de dossier</source>
        <translation>Your file number</translation>
    </message>
    <message>
        <source>{moment} ({channel})</source>
        <translation>{moment} ({channel})</translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message>
        <source>Le PDF ne s’écrit pas ici. Choisissez un autre dossier, puis recommencez.</source>
        <translation>The PDF cannot be written here. Choose another folder, then try again.</translation>
    </message>
    <message>
        <source>Le disque est plein&#xa0;: «&#xa0;{name}&#xa0;» n’a pas été écrit. Libérez de l’espace, ou choisissez un autre dossier.</source>
        <translation>The disk is full: “{name}” was not written. Free up space, or choose another folder.</translation>
    </message>
    <message>
        <source>Le dossier «&#xa0;{folder}&#xa0;» ne permet pas d’écrire. Choisissez-en un autre, par exemple «&#xa0;Documents&#xa0;».</source>
        <translation>The folder “{folder}” does not allow writing. Choose another one, for example “Documents”.</translation>
    </message>
    <message>
        <source>Le dossier «&#xa0;{folder}&#xa0;» n’existe pas. Choisissez-en un autre.</source>
        <translation>The folder “{folder}” does not exist. Choose another one.</translation>
    </message>
    <message>
        <source>L’impression ne commence pas. Vérifiez l’imprimante, ou enregistrez en PDF.</source>
        <translation>Printing does not start. Check the printer, or save as PDF.</translation>
    </message>
    <message>
        <source>L’impression s’est arrêtée à la page {page}. Vérifiez l’imprimante, puis recommencez.</source>
        <translation>Printing stopped at page {page}. Check the printer, then try again.</translation>
    </message>
    <message>
        <source>«&#xa0;{name}&#xa0;» est ouvert dans un autre programme, ou protégé. Fermez-le, ou choisissez un autre nom.</source>
        <translation>“{name}” is open in another program, or protected. Close it, or choose another name.</translation>
    </message>
    <message>
        <source>«&#xa0;{name}&#xa0;» n’a pas été écrit ({reason}). Choisissez un autre dossier, puis recommencez.</source>
        <translation>“{name}” was not written ({reason}). Choose another folder, then try again.</translation>
    </message>
    <message>
        <source>«&#xa0;{name}&#xa0;» n’est pas un fichier. Choisissez un autre nom.</source>
        <translation>“{name}” is not a file. Choose another name.</translation>
    </message>
</context>
<context>
    <name>Routing</name>
    <message>
        <source>Cette rue relève du gouvernement du Québec : {service} y répond, au {phone}.</source>
        <translation>This street belongs to the Government of Québec: {service} answers for it, at {phone}.</translation>
    </message>
    <message>
        <source>Choisi par l’accueil</source>
        <translation>Chosen by the front desk</translation>
    </message>
    <message>
        <source>Le fichier d’aiguillage {name} est illisible ({reason}). Corrigez-le ou remettez celui d’origine.</source>
        <translation>The routing file {name} cannot be read ({reason}). Correct it or put the original back.</translation>
    </message>
    <message>
        <source>Parce que {words}</source>
        <translation>Because of {words}</translation>
    </message>
    <message>
        <source>fermé</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>fermé ; ouvre {when}</source>
        <translation>closed; opens {when}</translation>
    </message>
    <message>
        <source>fermé ; ouvre à {time}</source>
        <translation>closed; opens at {time}</translation>
    </message>
    <message>
        <source>ouvert en tout temps</source>
        <translation>open at all times</translation>
    </message>
    <message>
        <source>ouvert jusqu’à {time}</source>
        <translation>open until {time}</translation>
    </message>
    <message>
        <source>{street} est une rue provinciale : le ministère y répond. Mots entendus : {words}</source>
        <translation>{street} is a provincial street: the ministry answers for it. Words heard: {words}</translation>
    </message>
    <message>
        <source>«&#xa0;{word}&#xa0;»</source>
        <translation>“{word}”</translation>
    </message>
    <message>
        <source>Alt+↓ ↑ marquer · Alt+Entrée retenir</source>
        <translation>Alt+↓ ↑ mark · Alt+Enter take</translation>
    </message>
    <message>
        <source>Organisme externe</source>
        <translation>Outside body</translation>
    </message>
    <message>
        <source>Où diriger</source>
        <translation>Where to direct</translation>
    </message>
    <message>
        <source>Peu probable</source>
        <translation>Unlikely</translation>
    </message>
    <message>
        <source>Possible</source>
        <translation>Possible</translation>
    </message>
    <message>
        <source>Retenu</source>
        <translation>Taken</translation>
    </message>
    <message>
        <source>Rue provinciale</source>
        <translation>Provincial street</translation>
    </message>
    <message>
        <source>Sûr</source>
        <translation>Certain</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>poste {n}</source>
        <translation>extension {n}</translation>
    </message>
    <message>
        <source>sujet, mot du répertoire…</source>
        <translation>topic, word of the directory…</translation>
    </message>
    <message>
        <source>À demander</source>
        <translation>To ask</translation>
    </message>
    <message>
        <source>À dire</source>
        <translation>To say</translation>
    </message>
    <message>
        <source>À sa place : {who}</source>
        <translation>In their place: {who}</translation>
    </message>
    <message>
        <source>Écrivez ce que dit le citoyen : le service, la personne, quoi demander et quoi dire s’affichent ici.</source>
        <translation>Write what the citizen says: the service, the person, what to ask and what to say appear here.</translation>
    </message>
    <message>
        <source>hors des heures</source>
        <translation>outside office hours</translation>
    </message>
    <message>
        <source>Choi&amp;x d’un autre sujet</source>
        <translation>Choose another su&amp;bject</translation>
    </message>
</context>
<context>
    <name>RoutingScreen</name>
    <message>
        <source>Commencer un accueil</source>
        <translation>Start an intake</translation>
    </message>
    <message>
        <source>Copier le téléphone</source>
        <translation>Copy the telephone number</translation>
    </message>
    <message>
        <source>Orienter</source>
        <translation>Routing</translation>
    </message>
    <message>
        <source>Téléphone copié : {phone}.</source>
        <translation>Telephone number copied: {phone}.</translation>
    </message>
    <message>
        <source>&amp;Mots du citoyen</source>
        <translation>The citizen’s &amp;words</translation>
    </message>
    <message>
        <source>&amp;Rue</source>
        <translation>St&amp;reet</translation>
    </message>
    <message>
        <source>Ce que dit le citoyen : trou, vidanges, chien qui jappe…</source>
        <translation>What the citizen says: pothole, garbage, barking dog…</translation>
    </message>
    <message>
        <source>Facultatif : ch. des Patriotes</source>
        <translation>Optional: ch. des Patriotes</translation>
    </message>
    <message>
        <source>Formulaire</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Hors des heures</source>
        <translation>After hours</translation>
    </message>
    <message>
        <source>Où diriger le citoyen?</source>
        <translation>Where to direct the citizen?</translation>
    </message>
    <message>
        <source>Pourquoi</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>courriel</source>
        <translation>email</translation>
    </message>
    <message>
        <source>téléphone</source>
        <translation>phone</translation>
    </message>
    <message>
        <source>Écrivez quelques mots : le service, la personne, les heures et quoi dire apparaissent ici.</source>
        <translation>Write a few words: the department, the person, the hours and what to say appear here.</translation>
    </message>
    <message>
        <source>Réponse précédente</source>
        <translation>Previous answer</translation>
    </message>
    <message>
        <source>Réponse suivante</source>
        <translation>Next answer</translation>
    </message>
</context>
<context>
    <name>Screens</name>
    <message>
        <source>Accueil</source>
        <translation>Intake</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Orienter</source>
        <translation>Routing</translation>
    </message>
    <message>
        <source>Réglages</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Répertoire</source>
        <translation>Directory</translation>
    </message>
    <message>
        <source>Suivis</source>
        <translation>Follow-ups</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>Satisfaction</translation>
    </message>
</context>
<context>
    <name>SettingUp</name>
    <message>
        <source>Ce poste est déjà configuré.</source>
        <translation>This desk is already set up.</translation>
    </message>
    <message>
        <source>Cette personne n’est pas inscrite à ce poste.</source>
        <translation>This person is not registered at this desk.</translation>
    </message>
    <message>
        <source>Le NIP compte de 4 à 12 chiffres.</source>
        <translation>The PIN has 4 to 12 digits.</translation>
    </message>
    <message>
        <source>Le NIP ne concorde pas. Essayez de nouveau, ou voyez un superviseur.</source>
        <translation>The PIN does not match. Try again, or see a supervisor.</translation>
    </message>
    <message>
        <source>Le code de poste compte deux ou trois lettres parmi {letters} : elles se distinguent au téléphone.</source>
        <translation>The desk code has two or three letters from {letters}: they are easy to tell apart over the telephone.</translation>
    </message>
    <message>
        <source>Un nom est nécessaire.</source>
        <translation>A name is required.</translation>
    </message>
    <message>
        <source>{name} est la dernière personne qui peut gérer les agents de ce poste. Donnez d’abord ce rôle à une autre.</source>
        <translation>{name} is the last person who can manage the agents of this desk. Give that role to someone else first.</translation>
    </message>
    <message>
        <source>{name} ne travaille plus à ce poste.</source>
        <translation>{name} no longer works at this desk.</translation>
    </message>
    <message>
        <source>Le NIP ne concorde pas. Attendez {seconds} s avant de réessayer, ou voyez un superviseur.</source>
        <translation>The PIN does not match. Wait {seconds} s before trying again, or see a supervisor.</translation>
    </message>
    <message>
        <source>« {code} » n’est pas au répertoire : choisissez la personne dans la liste.</source>
        <translation>“{code}” is not in the directory: choose the person in the list.</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Indiquez le jour de la fermeture.</source>
        <translation>Give the day of the closure.</translation>
    </message>
    <message>
        <source>L’heure de fermeture ne se lit pas : écrivez 12:00, ou rien pour tout le jour.</source>
        <translation>The closing time cannot be read: write 12:00, or nothing for the whole day.</translation>
    </message>
    <message>
        <source>Réglages</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Vérifier la base</source>
        <translation>Check the database</translation>
    </message>
    <message>
        <source>&amp;Ferme à</source>
        <translation>Clos&amp;es at</translation>
    </message>
    <message>
        <source>&amp;Jour</source>
        <translation>D&amp;ay</translation>
    </message>
    <message>
        <source>&amp;Langue</source>
        <translation>&amp;Language</translation>
    </message>
    <message>
        <source>&amp;Motif</source>
        <translation>Reas&amp;on</translation>
    </message>
    <message>
        <source>&amp;Rôle</source>
        <translation>&amp;Role</translation>
    </message>
    <message>
        <source>&amp;Thème</source>
        <translation>&amp;Theme</translation>
    </message>
    <message>
        <source>Affichage</source>
        <translation>Display</translation>
    </message>
    <message>
        <source>Ajouter la fermeture</source>
        <translation>Add the closure</translation>
    </message>
    <message>
        <source>Ajouter la personne</source>
        <translation>Add the person</translation>
    </message>
    <message>
        <source>Annuler</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Appliquer l’importation</source>
        <translation>Apply the import</translation>
    </message>
    <message>
        <source>Arrêter la vérification</source>
        <translation>Stop the check</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Warning</translation>
    </message>
    <message>
        <source>Aucune fermeture inscrite en dehors des jours fériés.</source>
        <translation>No closure recorded besides the holidays.</translation>
    </message>
    <message>
        <source>C&amp;ontraste</source>
        <translation>C&amp;ontrast</translation>
    </message>
    <message>
        <source>Calendrier</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>Calendrier et fermetures</source>
        <translation>Calendar and closures</translation>
    </message>
    <message>
        <source>Ce poste</source>
        <translation>This desk</translation>
    </message>
    <message>
        <source>Changer mon NIP</source>
        <translation>Change my PIN</translation>
    </message>
    <message>
        <source>Clair</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Contraste</source>
        <translation>Contrast</translation>
    </message>
    <message>
        <source>Copie de la base</source>
        <translation>Copying the database</translation>
    </message>
    <message>
        <source>Copie faite et vérifiée&#xa0;: {file}.</source>
        <translation>Copy made and verified: {file}.</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>Couleurs</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>De 4 à 12 chiffres; vide&#xa0;: sans NIP.</source>
        <translation>4 to 12 digits; empty: no PIN.</translation>
    </message>
    <message>
        <source>Dimanche</source>
        <translation>Sunday</translation>
    </message>
    <message>
        <source>Données</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Données et copies</source>
        <translation>Data and copies</translation>
    </message>
    <message>
        <source>En ordre</source>
        <translation>In order</translation>
    </message>
    <message>
        <source>En service</source>
        <translation>On duty</translation>
    </message>
    <message>
        <source>Enlever le NIP</source>
        <translation>Remove the PIN</translation>
    </message>
    <message>
        <source>Enregistrer</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Enregistrer le poste</source>
        <translation>Save the desk</translation>
    </message>
    <message>
        <source>Faire une copie</source>
        <translation>Make a copy</translation>
    </message>
    <message>
        <source>Faire une copie…</source>
        <translation>Make a copy…</translation>
    </message>
    <message>
        <source>Fermetures de la Ville</source>
        <translation>The City’s closures</translation>
    </message>
    <message>
        <source>Guichet</source>
        <translation>Guichet</translation>
    </message>
    <message>
        <source>Heures de service</source>
        <translation>Hours of service</translation>
    </message>
    <message>
        <source>Il explique les échéances aux citoyens.</source>
        <translation>It explains deadlines to citizens.</translation>
    </message>
    <message>
        <source>Importer un fichier…</source>
        <translation>Import a file…</translation>
    </message>
    <message>
        <source>Jeudi</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>Jours fériés</source>
        <translation>Holidays</translation>
    </message>
    <message>
        <source>Jours fériés, de cette année et de la suivante</source>
        <translation>Holidays of this year and the next</translation>
    </message>
    <message>
        <source>L&amp;ieu (facultatif)</source>
        <translation>Plac&amp;e (optional)</translation>
    </message>
    <message>
        <source>La base de ce poste sera remplacée par {file}. Elle est d’abord gardée à côté; ce qui a été inscrit depuis la copie n’y sera plus, et les prochains numéros porteront d’autres lettres.</source>
        <translation>This desk’s database will be replaced by {file}. It is first kept aside; what was recorded since the copy will no longer be in it, and the next numbers will bear other letters.</translation>
    </message>
    <message>
        <source>La clé de la base est dans le trousseau de ce compte.</source>
        <translation>The key of the database is in this account’s keyring.</translation>
    </message>
    <message>
        <source>La politique</source>
        <translation>The policy</translation>
    </message>
    <message>
        <source>Langue</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Langue et lecture</source>
        <translation>Language and reading</translation>
    </message>
    <message>
        <source>Le comptoir d’accueil de la Ville&#xa0;: il sert sans réseau, et garde tout ce qui lui est confié.</source>
        <translation>The City’s front desk: it serves without a network, and keeps all that it is entrusted with.</translation>
    </message>
    <message>
        <source>Le poste est enregistré.</source>
        <translation>The desk is saved.</translation>
    </message>
    <message>
        <source>Lecture des fermetures</source>
        <translation>Reading the closures</translation>
    </message>
    <message>
        <source>Les colonnes se replient; rien ne sort de l’écran.</source>
        <translation>Columns fold; nothing leaves the screen.</translation>
    </message>
    <message>
        <source>Les deux NIP diffèrent&#xa0;: retapez-les.</source>
        <translation>The two PINs differ: type them again.</translation>
    </message>
    <message numerus="yes">
        <source>Les listes sont refaites à partir de %n événement(s).</source>
        <translation>
            <numerusform>The lists were rebuilt from %n event.</numerusform>
            <numerusform>The lists were rebuilt from %n events.</numerusform>
        </translation>
    </message>
    <message>
        <source>Les personnes</source>
        <translation>The people</translation>
    </message>
    <message>
        <source>Lettres {code}&#xa0;: elles sont dans les numéros de dossier.</source>
        <translation>Letters {code}: they are in the dossier numbers.</translation>
    </message>
    <message>
        <source>Logiciels et licences</source>
        <translation>Software and licences</translation>
    </message>
    <message>
        <source>Lundi</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>Mardi</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>Mercredi</source>
        <translation>Wednesday</translation>
    </message>
    <message>
        <source>Mon NIP</source>
        <translation>My PIN</translation>
    </message>
    <message>
        <source>N&amp;om du poste</source>
        <translation>Desk na&amp;me</translation>
    </message>
    <message>
        <source>NI&amp;P (facultatif)</source>
        <translation>&amp;PIN (optional)</translation>
    </message>
    <message>
        <source>NIP a&amp;ctuel</source>
        <translation>&amp;Current PIN</translation>
    </message>
    <message>
        <source>Ne rien changer</source>
        <translation>Change nothing</translation>
    </message>
    <message>
        <source>No&amp;uveau NIP</source>
        <translation>&amp;New PIN</translation>
    </message>
    <message>
        <source>Nom ou ti&amp;tre</source>
        <translation>Name or &amp;title</translation>
    </message>
    <message>
        <source>Nouveau NIP, une &amp;seconde fois</source>
        <translation>New PIN, a &amp;second time</translation>
    </message>
    <message>
        <source>Nouvelle fermeture</source>
        <translation>New closure</translation>
    </message>
    <message>
        <source>Nouvelle personne</source>
        <translation>New person</translation>
    </message>
    <message>
        <source>Où sont les données</source>
        <translation>Where the data is</translation>
    </message>
    <message>
        <source>Personnes de ce poste</source>
        <translation>People at this desk</translation>
    </message>
    <message>
        <source>Poste et personnes</source>
        <translation>Desk and people</translation>
    </message>
    <message>
        <source>Poste, personnes et NIP</source>
        <translation>Desk, people and PINs</translation>
    </message>
    <message>
        <source>Pour changer ceci, il faut un autre rôle : {roles}.</source>
        <translation>Changing this takes another role: {roles}.</translation>
    </message>
    <message>
        <source>Reconstruction des listes</source>
        <translation>Rebuilding the lists</translation>
    </message>
    <message>
        <source>Refaire les listes</source>
        <translation>Rebuild the lists</translation>
    </message>
    <message>
        <source>Relit chaque événement et compare les listes à l’historique; le poste sert pendant ce temps.</source>
        <translation>Reads every event again and compares the lists with the record; the desk serves meanwhile.</translation>
    </message>
    <message>
        <source>Remplacer la base par cette copie</source>
        <translation>Replace the database with this copy</translation>
    </message>
    <message>
        <source>Restaurer une copie…</source>
        <translation>Restore a copy…</translation>
    </message>
    <message>
        <source>Retirer</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Retirer du poste</source>
        <translation>Remove from the desk</translation>
    </message>
    <message>
        <source>Rôle</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Samedi</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>Santé de la base</source>
        <translation>Health of the database</translation>
    </message>
    <message>
        <source>Sections des réglages</source>
        <translation>Sections of the settings</translation>
    </message>
    <message>
        <source>Sombre</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Système</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Taille du te&amp;xte</source>
        <translation>Te&amp;xt size</translation>
    </message>
    <message>
        <source>Taille du texte</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>Texte de la politique</source>
        <translation>Text of the policy</translation>
    </message>
    <message>
        <source>Thème</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>Tous les canaux, sauf indication contraire</source>
        <translation>Every channel, unless stated otherwise</translation>
    </message>
    <message>
        <source>Une copie est chiffrée, faite pendant que le poste sert, et prouvée en l’ouvrant. Gardez-la sur un autre support.</source>
        <translation>A copy is encrypted, made while the desk serves, and proved by opening it. Keep it on another medium.</translation>
    </message>
    <message>
        <source>Vendredi</source>
        <translation>Friday</translation>
    </message>
    <message>
        <source>Version {version}, sur Qt {qt}</source>
        <translation>Version {version}, on Qt {qt}</translation>
    </message>
    <message>
        <source>Vide&#xa0;: le NIP reste le même.</source>
        <translation>Empty: the PIN stays the same.</translation>
    </message>
    <message>
        <source>Votre NIP est changé.</source>
        <translation>Your PIN is changed.</translation>
    </message>
    <message>
        <source>Vous n’avez plus de NIP.</source>
        <translation>You no longer have a PIN.</translation>
    </message>
    <message>
        <source>Vérification arrêtée.</source>
        <translation>Check stopped.</translation>
    </message>
    <message>
        <source>Vérification de la base</source>
        <translation>Checking the database</translation>
    </message>
    <message>
        <source>Vérification en cours&#xa0;: {share}&#xa0;%</source>
        <translation>Checking: {share}%</translation>
    </message>
    <message>
        <source>Vérification en cours…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>avec NIP</source>
        <translation>with PIN</translation>
    </message>
    <message>
        <source>de {start} à {end}</source>
        <translation>{start} to {end}</translation>
    </message>
    <message>
        <source>dossier de données</source>
        <translation>data folder</translation>
    </message>
    <message>
        <source>ferme à {time}</source>
        <translation>closes at {time}</translation>
    </message>
    <message>
        <source>fermé</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>fin de semaine</source>
        <translation>weekend</translation>
    </message>
    <message>
        <source>passé</source>
        <translation>past</translation>
    </message>
    <message>
        <source>sans NIP</source>
        <translation>without PIN</translation>
    </message>
    <message>
        <source>tout le jour</source>
        <translation>all day</translation>
    </message>
    <message>
        <source>{name} ne travaille plus à ce poste.</source>
        <translation>{name} no longer works at this desk.</translation>
    </message>
    <message>
        <source>{name} peut prendre le service (F12).</source>
        <translation>{name} may go on duty (F12).</translation>
    </message>
    <message>
        <source>{name}&#xa0;: enregistré.</source>
        <translation>{name}: saved.</translation>
    </message>
    <message>
        <source>{size}&#xa0;%</source>
        <translation>{size}%</translation>
    </message>
    <message>
        <source>« Système » suit les réglages de l’ordinateur. Rien ne bouge de soi-même à l’écran.</source>
        <translation>“System” follows the computer’s settings. Nothing on screen moves by itself.</translation>
    </message>
    <message>
        <source>À corriger</source>
        <translation>To mend</translation>
    </message>
    <message>
        <source>À propos</source>
        <translation>About</translation>
    </message>
    <message>
        <source>À savoir</source>
        <translation>To know</translation>
    </message>
    <message>
        <source>Écrivez le motif de la fermeture.</source>
        <translation>Write the reason of the closure.</translation>
    </message>
    <message>
        <source>Écrivez un nom ou un titre.</source>
        <translation>Write a name or a title.</translation>
    </message>
    <message>
        <source>Élevé</source>
        <translation>High</translation>
    </message>
    <message>
        <source>{days}&#xa0;: {hours}</source>
        <translation>{days}: {hours}</translation>
    </message>
    <message>
        <source>Au répertoire (&amp;facultatif)</source>
        <translation>In the &amp;directory (optional)</translation>
    </message>
    <message>
        <source>Choisissez la personne dans la liste (↓, Entrée).</source>
        <translation>Choose the person in the list (↓, Enter).</translation>
    </message>
    <message>
        <source>Qui y est déclare ses propres absences (STAFF-6).</source>
        <translation>Who is there declares their own absences (STAFF-6).</translation>
    </message>
    <message>
        <source>Base partagée</source>
        <translation>Shared database</translation>
    </message>
    <message>
        <source>Base partagée, et ce qui reste à part</source>
        <translation>Shared database, and what is set apart</translation>
    </message>
    <message>
        <source>Copier la référence de l’entrée à part</source>
        <translation>Copy the reference of the entry set apart</translation>
    </message>
    <message>
        <source>Rapport de ce qui reste à part</source>
        <translation>Report of what is set apart</translation>
    </message>
    <message>
        <source>Réessayer l’échange, avec ce qui reste à part</source>
        <translation>Try the exchange again, with what is set apart</translation>
    </message>
</context>
<context>
    <name>Shared</name>
    <message numerus="yes">
        <source>%n entrée(s) à part, les plus récentes d’abord</source>
        <translation>
            <numerusform>%n entry set apart, the latest first</numerusform>
            <numerusform>%n entries set apart, the latest first</numerusform>
        </translation>
    </message>
    <message>
        <source>Ce poste n’est inscrit à aucune base partagée : tout est inscrit ici. L’administrateur l’inscrit avec « guichet desk enrol ».</source>
        <translation>This desk is enrolled in no shared database: everything is recorded here. The administrator enrols it with “guichet desk enrol”.</translation>
    </message>
    <message>
        <source>Ce qui n’a pas pu être échangé</source>
        <translation>What could not be exchanged</translation>
    </message>
    <message>
        <source>Entrées à part</source>
        <translation>Entries set apart</translation>
    </message>
    <message>
        <source>Inscrite ici</source>
        <translation>Recorded here</translation>
    </message>
    <message>
        <source>La référence est copiée.</source>
        <translation>The reference is copied.</translation>
    </message>
    <message>
        <source>Le rapport est dans {file}.</source>
        <translation>The report is in {file}.</translation>
    </message>
    <message>
        <source>Rapport pour l’informatique…</source>
        <translation>Report for IT…</translation>
    </message>
    <message>
        <source>Reçue</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Rien ne reste à part</source>
        <translation>Nothing is set apart</translation>
    </message>
    <message>
        <source>Réessayer, avec ce qui reste à part</source>
        <translation>Try again, with what is set apart</translation>
    </message>
    <message>
        <source>Réessayez après une mise à jour de Guichet ou du serveur. Si l’entrée revient, remettez le rapport à la personne qui s’occupe du logiciel&#xa0;: il ne contient rien de ce qui a été tapé, ni nom ni téléphone.</source>
        <translation>Try again after an upgrade of Guichet or of the server. If the entry comes back, give the report to the person who looks after the program: it holds nothing that was typed, neither name nor telephone.</translation>
    </message>
    <message>
        <source>Une entrée qui ne peut pas être échangée se lirait ici, avec ce qu’on peut y faire.</source>
        <translation>An entry that cannot be exchanged would be read here, with what can be done about it.</translation>
    </message>
    <message>
        <source>poste inconnu ici</source>
        <translation>desk unknown here</translation>
    </message>
    <message>
        <source>référence</source>
        <translation>reference</translation>
    </message>
    <message>
        <source>Échange avec la base partagée</source>
        <translation>Exchange with the shared database</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Fermer</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Liste des raccourcis</source>
        <translation>List of shortcuts</translation>
    </message>
    <message>
        <source>Raccourcis</source>
        <translation>Shortcuts</translation>
    </message>
    <message>
        <source>Sur les autres écrans</source>
        <translation>On the other screens</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Guichet — FORMATION</source>
        <translation>Guichet — TRAINING</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>Ouverture de la base</source>
        <translation>Opening the database</translation>
    </message>
    <message>
        <source>Remise en service de la copie</source>
        <translation>Putting the copy back in service</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%n suivi(s) à faire aujourd’hui</source>
        <translation>
            <numerusform>%n follow-up due today</numerusform>
            <numerusform>%n follow-ups due today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n à envoyer</source>
        <translation>
            <numerusform>%n to send</numerusform>
            <numerusform>%n to send</numerusform>
        </translation>
    </message>
    <message>
        <source>Arrêter ce travail</source>
        <translation>Stop this work</translation>
    </message>
    <message>
        <source>Avancement</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>F1 Raccourcis</source>
        <translation>F1 Shortcuts</translation>
    </message>
    <message>
        <source>Poste autonome</source>
        <translation>Stand-alone desk</translation>
    </message>
</context>
<context>
    <name>Store</name>
    <message>
        <source>Ce poste n’a pas de trousseau : la clé de la base est dans le fichier {file}, lisible de ce compte seulement. Protégez ce compte.</source>
        <translation>This computer has no keyring: the key of the database is in the file {file}, readable by this account only. Protect this account.</translation>
    </message>
    <message>
        <source>Ce poste n’est pas encore configuré : ouvrez le programme et répondez au premier démarrage.</source>
        <translation>This desk is not set up yet: open the program and answer the first-start questions.</translation>
    </message>
    <message>
        <source>Guichet est déjà ouvert sur ce poste avec le dossier {folder}. Servez-vous de sa fenêtre, ou fermez-la, puis recommencez.</source>
        <translation>Guichet is already open on this computer with the folder {folder}. Use its window, or close it, then try again.</translation>
    </message>
    <message>
        <source>Il n’y a pas de base dans {folder}. Ouvrez d’abord le programme, ou donnez un autre dossier avec --data-dir.</source>
        <translation>There is no database in {folder}. Open the program first, or give another folder with --data-dir.</translation>
    </message>
    <message>
        <source>La base a été mise à jour par une version plus récente de Guichet (schéma {found}, ce programme connaît le {known}). Installez la version récente ; rien n’a été changé.</source>
        <translation>The database was updated by a newer version of Guichet (schema {found}, this program knows {known}). Install the newer version; nothing has been changed.</translation>
    </message>
    <message>
        <source>La base de {folder} a disparu : {file} manque. Remettez-la à sa place, ou restaurez la dernière copie (guichet restore FICHIER) ; pour en commencer une autre, choisissez un autre dossier.</source>
        <translation>The database of {folder} has disappeared: {file} is missing. Put it back in its place, or restore the latest copy (guichet restore FILE); to start another one, choose another folder.</translation>
    </message>
    <message>
        <source>La base de {folder} est vide alors qu’elle a servi : quelque chose l’a effacée. Restaurez la dernière copie (guichet restore FICHIER) ; pour en commencer une autre, choisissez un autre dossier.</source>
        <translation>The database in {folder} is empty although it was in use: something erased it. Restore the latest copy (guichet restore FILE); to begin another one, choose another folder.</translation>
    </message>
    <message>
        <source>La base {file} est endommagée ou n’est pas une base de Guichet. Rien n’y a été changé. Restaurez la dernière copie : guichet restore FICHIER.</source>
        <translation>The database {file} is damaged or is not a Guichet database. Nothing in it has been changed. Restore the latest copy: guichet restore FILE.</translation>
    </message>
    <message>
        <source>La bibliothèque SQLite {found} de ce poste peut abîmer une base : il faut la version {wanted} ou une plus récente. Réinstallez le programme.</source>
        <translation>The SQLite library {found} of this computer can damage a database: version {wanted} or newer is needed. Reinstall the program.</translation>
    </message>
    <message>
        <source>La clé de la base n’est ni dans le trousseau de ce compte ni dans {file}. Ouvrez une session avec le compte qui a créé la base, ou restaurez une copie avec sa clé.</source>
        <translation>The key of the database is neither in the keyring of this account nor in {file}. Sign in with the account that created the database, or restore a copy with its key.</translation>
    </message>
    <message>
        <source>La clé trouvée n’est pas celle de cette base : la base elle-même est intacte. Remettez la bonne clé dans {file}, ou dans le trousseau.</source>
        <translation>The key found is not the one for this database: the database itself is intact. Put the right key back in {file}, or in the keyring.</translation>
    </message>
    <message>
        <source>Le disque est plein : rien n’a été enregistré à moitié. Libérez de l’espace, puis recommencez.</source>
        <translation>The disk is full: nothing was half saved. Free up space, then try again.</translation>
    </message>
    <message>
        <source>Le disque ne répond pas correctement ({file}). Vérifiez le disque, puis rouvrez le programme.</source>
        <translation>The disk is not responding properly ({file}). Check the disk, then reopen the program.</translation>
    </message>
    <message>
        <source>Le dossier {folder} est sur un partage réseau : deux postes y abîmeraient la base. Choisissez un dossier de ce poste ; l’échange entre postes se fait par la synchronisation.</source>
        <translation>The folder {folder} is on a network share: two desks would damage the database there. Choose a folder on this computer; desks exchange through synchronization.</translation>
    </message>
    <message>
        <source>Le dossier {folder} ne peut pas être utilisé ({reason}). Choisissez-en un autre avec --data-dir.</source>
        <translation>The folder {folder} cannot be used ({reason}). Choose another one with --data-dir.</translation>
    </message>
    <message>
        <source>Le dossier {folder} ne se laisse pas écrire. Donnez-vous le droit d’y écrire, ou choisissez-en un autre avec --data-dir.</source>
        <translation>The folder {folder} cannot be written to. Give yourself the right to write there, or choose another one with --data-dir.</translation>
    </message>
    <message>
        <source>Le fichier {file} est endommagé : restaurez la dernière copie de la base.</source>
        <translation>The file {file} is damaged: restore the latest copy of the database.</translation>
    </message>
    <message>
        <source>Le fichier {file} qui accompagne la base manque : restaurez-le, ou restaurez une copie.</source>
        <translation>The file {file} that goes with the database is missing: restore it, or restore a copy.</translation>
    </message>
    <message>
        <source>Un autre programme utilise la base {file} depuis plus de cinq secondes. Fermez-le, puis recommencez.</source>
        <translation>Another program has been using the database {file} for more than five seconds. Close it, then try again.</translation>
    </message>
    <message>
        <source>Une copie de la base est déjà en cours. Attendez qu’elle finisse, puis recommencez.</source>
        <translation>A copy of the database is already under way. Wait for it to finish, then try again.</translation>
    </message>
    <message>
        <source>Une copie est en train d’être remise en service. Attendez qu’elle finisse, puis recommencez.</source>
        <translation>A copy is being restored. Wait for it to finish, then try again.</translation>
    </message>
    <message>
        <source>Un échange avec la base partagée est déjà en cours sur ce poste. Attendez qu’il finisse.</source>
        <translation>An exchange with the shared database is already under way on this desk. Wait for it to end.</translation>
    </message>
</context>
<context>
    <name>Storm</name>
    <message>
        <source>Aucun en particulier</source>
        <translation>None in particular</translation>
    </message>
    <message>
        <source>Aucun encore</source>
        <translation>None yet</translation>
    </message>
    <message numerus="yes">
        <source>Autre incident (%n)</source>
        <translation>
            <numerusform>Other incident (%n)</numerusform>
            <numerusform>Other incidents (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Cet accueil</source>
        <translation>This intake</translation>
    </message>
    <message>
        <source>Choisissez le sujet dans la liste (↓ puis Entrée).</source>
        <translation>Choose the subject from the list (↓ then Enter).</translation>
    </message>
    <message>
        <source>Comment on l’appelle</source>
        <translation>What it is called</translation>
    </message>
    <message>
        <source>Déclarer l’incident</source>
        <translation>Declare the incident</translation>
    </message>
    <message>
        <source>Déclarer un incident</source>
        <translation>Declare an incident</translation>
    </message>
    <message>
        <source>Déclaré {when}</source>
        <translation>Declared {when}</translation>
    </message>
    <message>
        <source>Fin prévue</source>
        <translation>Expected end</translation>
    </message>
    <message>
        <source>Fin prévue dépassée</source>
        <translation>Expected end is past</translation>
    </message>
    <message>
        <source>Fin prévue {when}</source>
        <translation>Expected end {when}</translation>
    </message>
    <message>
        <source>Flèches, puis Entrée : un appel de plus de cette rue, avec ce qui est au formulaire.</source>
        <translation>Arrows, then Enter: one more call from this street, with what is in the form.</translation>
    </message>
    <message>
        <source>Incident : {label}</source>
        <translation>Incident: {label}</translation>
    </message>
    <message>
        <source>Incident terminé : {label}. Une fois le dossier {number} fermé, chaque personne inscrite est à rappeler.</source>
        <translation>Incident over: {label}. Once dossier {number} is closed, each person recorded is to be called back.</translation>
    </message>
    <message>
        <source>Inscrire les changements</source>
        <translation>Record the changes</translation>
    </message>
    <message>
        <source>Inscrire l’appel</source>
        <translation>Record the call</translation>
    </message>
    <message>
        <source>Laisser</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>Les appels suivants seront des dossiers ordinaires. Terminer?</source>
        <translation>Calls from now on will be ordinary dossiers. End it?</translation>
    </message>
    <message>
        <source>Modifier</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Oui, terminer</source>
        <translation>Yes, end it</translation>
    </message>
    <message>
        <source>Premier signalement</source>
        <translation>First report</translation>
    </message>
    <message>
        <source>Quoi dire, en anglais</source>
        <translation>What to say, in English</translation>
    </message>
    <message>
        <source>Quoi dire, en français</source>
        <translation>What to say, in French</translation>
    </message>
    <message>
        <source>Retour au texte</source>
        <translation>Back to the text</translation>
    </message>
    <message>
        <source>Rues de l’incident</source>
        <translation>Streets of the incident</translation>
    </message>
    <message>
        <source>Rues et fin</source>
        <translation>Streets and end</translation>
    </message>
    <message>
        <source>Rues touchées</source>
        <translation>Streets affected</translation>
    </message>
    <message>
        <source>Sans rue</source>
        <translation>No street</translation>
    </message>
    <message>
        <source>Secteur</source>
        <translation>Sector</translation>
    </message>
    <message>
        <source>Sujet</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Terminer l’incident</source>
        <translation>End the incident</translation>
    </message>
    <message>
        <source>Voir le dossier</source>
        <translation>See the dossier</translation>
    </message>
    <message>
        <source>dossier {number}</source>
        <translation>dossier {number}</translation>
    </message>
    <message numerus="yes">
        <source>et %n autre(s) rue(s)</source>
        <translation>
            <numerusform>and %n more street</numerusform>
            <numerusform>and %n more streets</numerusform>
        </translation>
    </message>
    <message>
        <source>rue, rue, rue… — vide : partout</source>
        <translation>street, street… — empty: everywhere</translation>
    </message>
    <message>
        <source>secteur {sector}</source>
        <translation>{sector} sector</translation>
    </message>
    <message>
        <source>sujet, mot du répertoire…</source>
        <translation>topic, word of the directory…</translation>
    </message>
    <message>
        <source>À dire : {words}</source>
        <translation>To say: {words}</translation>
    </message>
</context>
<context>
    <name>Story</name>
    <message>
        <source>Commentaire</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Conflit tranché</source>
        <translation>Conflict settled</translation>
    </message>
    <message>
        <source>Contenu réservé à d’autres postes</source>
        <translation>Content reserved for other desks</translation>
    </message>
    <message>
        <source>Inscrit par une version plus récente de Guichet</source>
        <translation>Recorded by a newer version of Guichet</translation>
    </message>
    <message>
        <source>dans la boîte vocale</source>
        <translation>in voice mail</translation>
    </message>
    <message>
        <source>en message privé</source>
        <translation>by private message</translation>
    </message>
    <message>
        <source>en personne</source>
        <translation>in person</translation>
    </message>
    <message>
        <source>en public</source>
        <translation>in public</translation>
    </message>
    <message>
        <source>la direction du service</source>
        <translation>the department head</translation>
    </message>
    <message>
        <source>le citoyen</source>
        <translation>the citizen</translation>
    </message>
    <message>
        <source>l’élu</source>
        <translation>the elected official</translation>
    </message>
    <message>
        <source>par courriel</source>
        <translation>by email</translation>
    </message>
    <message>
        <source>par le site Web</source>
        <translation>through the website</translation>
    </message>
    <message>
        <source>par lettre</source>
        <translation>by letter</translation>
    </message>
    <message>
        <source>par téléphone</source>
        <translation>by telephone</translation>
    </message>
    <message>
        <source>un collègue</source>
        <translation>a colleague</translation>
    </message>
    <message>
        <source>Contenu qui ne se lit pas, gardé tel quel</source>
        <translation>Content that cannot be read, kept as it came</translation>
    </message>
    <message>
        <source>Une autre personne signale la même chose</source>
        <translation>Someone else reports the same thing</translation>
    </message>
    <message>
        <source> ({whom})</source>
        <translation> ({whom})</translation>
    </message>
    <message>
        <source> au {day}</source>
        <translation> to {day}</translation>
    </message>
    <message>
        <source> {means}</source>
        <translation> {means}</translation>
    </message>
    <message>
        <source> {means}, qui ne tient pas lieu de réponse</source>
        <translation> {means}, which does not count as an answer</translation>
    </message>
    <message>
        <source> {number}</source>
        <translation> {number}</translation>
    </message>
    <message>
        <source> {whom}</source>
        <translation> {whom}</translation>
    </message>
    <message>
        <source> · personne informée&#xa0;: {told}</source>
        <translation> · told: {told}</translation>
    </message>
    <message>
        <source> · personne informée&#xa0;: {told}, {means}</source>
        <translation> · told: {told}, {means}</translation>
    </message>
    <message>
        <source> · relayé par {who}</source>
        <translation> · relayed by {who}</translation>
    </message>
    <message>
        <source> · {channel}</source>
        <translation> · {channel}</translation>
    </message>
    <message>
        <source> — vérifié&#xa0;: {who}</source>
        <translation> — checked with: {who}</translation>
    </message>
    <message>
        <source> — {who} a dit oui</source>
        <translation> — {who} said yes</translation>
    </message>
    <message>
        <source> — {who} n’a pas répondu</source>
        <translation> — {who} did not answer</translation>
    </message>
    <message>
        <source>, message laissé pour {whom}</source>
        <translation>, message left for {whom}</translation>
    </message>
    <message>
        <source>, qui ne tient pas lieu de réponse en privé</source>
        <translation>, which does not count as a private one</translation>
    </message>
    <message>
        <source>Appel sans réponse</source>
        <translation>Call not answered</translation>
    </message>
    <message>
        <source>Conflit</source>
        <translation>Conflict</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>Correction</translation>
    </message>
    <message>
        <source>Courriel envoyé</source>
        <translation>Email sent</translation>
    </message>
    <message>
        <source>Date promise</source>
        <translation>Date promised</translation>
    </message>
    <message>
        <source>Date promise déplacée</source>
        <translation>Promised date moved</translation>
    </message>
    <message>
        <source>Dossier fermé</source>
        <translation>Dossier closed</translation>
    </message>
    <message>
        <source>Dossier ouvert</source>
        <translation>Dossier opened</translation>
    </message>
    <message>
        <source>Dossier rouvert</source>
        <translation>Dossier reopened</translation>
    </message>
    <message>
        <source>Entrée corrigée</source>
        <translation>Entry corrected</translation>
    </message>
    <message>
        <source>Entrée retirée</source>
        <translation>Entry withdrawn</translation>
    </message>
    <message>
        <source>Lettre envoyée</source>
        <translation>Letter sent</translation>
    </message>
    <message>
        <source>Lié au dossier principal</source>
        <translation>Linked to main dossier</translation>
    </message>
    <message>
        <source>Message envoyé</source>
        <translation>Message sent</translation>
    </message>
    <message>
        <source>Parlé avec {whom}</source>
        <translation>Spoke with {whom}</translation>
    </message>
    <message>
        <source>Responsable changé</source>
        <translation>Person responsible changed</translation>
    </message>
    <message>
        <source>Réglé au premier contact</source>
        <translation>Settled at first contact</translation>
    </message>
    <message>
        <source>Réponse automatique</source>
        <translation>Automatic reply</translation>
    </message>
    <message>
        <source>Réponse en privé</source>
        <translation>Private reply</translation>
    </message>
    <message>
        <source>Réponse en public</source>
        <translation>Public reply</translation>
    </message>
    <message>
        <source>Transfert en attente</source>
        <translation>Transfer waiting</translation>
    </message>
    <message>
        <source>Transfert refusé</source>
        <translation>Transfer refused</translation>
    </message>
    <message>
        <source>Transfert vérifié et fait</source>
        <translation>Transfer checked and done</translation>
    </message>
    <message>
        <source>Visite sans réponse</source>
        <translation>Visit, nobody there</translation>
    </message>
    <message>
        <source>au citoyen</source>
        <translation>to the citizen</translation>
    </message>
    <message>
        <source>la date promise</source>
        <translation>the promised date</translation>
    </message>
    <message>
        <source>la même entrée</source>
        <translation>the same entry</translation>
    </message>
    <message>
        <source>le responsable</source>
        <translation>the person responsible</translation>
    </message>
    <message>
        <source>le sujet</source>
        <translation>the topic</translation>
    </message>
    <message>
        <source>l’état du dossier</source>
        <translation>the state of the dossier</translation>
    </message>
    <message>
        <source>{closed} · insatisfaction exprimée</source>
        <translation>{closed} · said they are dissatisfied</translation>
    </message>
    <message>
        <source>{closed} · satisfaction exprimée</source>
        <translation>{closed} · said they are satisfied</translation>
    </message>
    <message>
        <source>{day}</source>
        <translation>{day}</translation>
    </message>
    <message>
        <source>{headline}{more}</source>
        <translation>{headline}{more}</translation>
    </message>
    <message>
        <source>{name} signale la même chose</source>
        <translation>{name} reports the same thing</translation>
    </message>
    <message>
        <source>&#xa0;: le citoyen n’est pas satisfait</source>
        <translation>: the citizen is not satisfied</translation>
    </message>
    <message>
        <source>&#xa0;: mettez ce poste à jour pour le lire</source>
        <translation>: update this desk to read it</translation>
    </message>
    <message>
        <source>&#xa0;: {day}</source>
        <translation>: {day}</translation>
    </message>
    <message>
        <source>&#xa0;: {field} noté différemment à des postes qui ne se voyaient pas ({said}).</source>
        <translation>: {field} noted differently at desks that could not see each other ({said}).</translation>
    </message>
    <message>
        <source>&#xa0;: {what} gardé</source>
        <translation>: {what} kept</translation>
    </message>
    <message>
        <source>&#xa0;: {who}</source>
        <translation>: {who}</translation>
    </message>
    <message>
        <source>&#xa0;: «&#xa0;{what}&#xa0;»</source>
        <translation>: “{what}”</translation>
    </message>
    <message>
        <source>&#xa0;; réponse donnée sur place</source>
        <translation>; answered on the spot</translation>
    </message>
    <message>
        <source>à la direction du service</source>
        <translation>to the director of the service</translation>
    </message>
    <message>
        <source>à l’élu</source>
        <translation>to the elected official</translation>
    </message>
    <message>
        <source>à un collègue</source>
        <translation>to a colleague</translation>
    </message>
    <message>
        <source>à {name}</source>
        <translation>to {name}</translation>
    </message>
    <message>
        <source> {who}, pour {official}</source>
        <translation> {who}, for {official}</translation>
    </message>
    <message>
        <source>Porté à la direction&#xa0;:</source>
        <translation>Brought to the general manager:</translation>
    </message>
    <message>
        <source> — message laissé dans la boîte vocale&#xa0;: {who}</source>
        <translation> — voicemail left for: {who}</translation>
    </message>
    <message>
        <source> — {who} dit que ce n’est pas de son ressort</source>
        <translation> — {who} says it is not theirs to handle</translation>
    </message>
    <message>
        <source>{refused}&#xa0;; un rappel au citoyen est dû</source>
        <translation>{refused}; a call back to the citizen is due</translation>
    </message>
    <message>
        <source>{unanswered}&#xa0;; un rappel au citoyen est dû</source>
        <translation>{unanswered}; a call back to the citizen is due</translation>
    </message>
    <message>
        <source>{what} à {desk}</source>
        <translation>{what} at {desk}</translation>
    </message>
    <message>
        <source>Dossier confidentiel</source>
        <translation>Confidential dossier</translation>
    </message>
    <message>
        <source>Le dossier n’est plus confidentiel</source>
        <translation>The dossier is no longer confidential</translation>
    </message>
    <message>
        <source>Le dossier vise une personne</source>
        <translation>The dossier is about a person</translation>
    </message>
    <message>
        <source>la confidentialité</source>
        <translation>confidentiality</translation>
    </message>
    <message>
        <source>&#xa0;: ce qui s’y inscrit n’est que pour son cercle</source>
        <translation>: what is entered in it is for its circle only</translation>
    </message>
    <message>
        <source>Sondage de satisfaction</source>
        <translation>Satisfaction survey</translation>
    </message>
    <message>
        <source>&#xa0;: ne veut pas répondre</source>
        <translation>: would not answer</translation>
    </message>
    <message>
        <source>&#xa0;: non joint</source>
        <translation>: not reached</translation>
    </message>
    <message>
        <source>&#xa0;: {score} sur {scale}</source>
        <translation>: {score} out of {scale}</translation>
    </message>
</context>
<context>
    <name>Suggestions</name>
    <message numerus="yes">
        <source>%n proposition(s)</source>
        <translation>
            <numerusform>%n suggestion</numerusform>
            <numerusform>%n suggestions</numerusform>
        </translation>
    </message>
    <message>
        <source>Propositions</source>
        <translation>Suggestions</translation>
    </message>
</context>
<context>
    <name>Survey</name>
    <message>
        <source>Aucune ronde de satisfaction n’a été tirée. Tirez-en une d’abord (COM-11).</source>
        <translation>No satisfaction round has been drawn. Draw one first (COM-11).</translation>
    </message>
    <message>
        <source>Aucune ronde « {name} » n’est inscrite.</source>
        <translation>No round “{name}” is on record.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Dossiers tirés</source>
        <translation>Dossiers drawn</translation>
    </message>
    <message>
        <source>Indiquez une part des dossiers, en pour cent, ou un nombre par service : l’un des deux.</source>
        <translation>Give a share of the dossiers, in per cent, or a number per department: one of the two.</translation>
    </message>
    <message>
        <source>Intervalle à 95 %, de (%)</source>
        <translation>95% interval, from (%)</translation>
    </message>
    <message>
        <source>Intervalle à 95 %, à (%)</source>
        <translation>95% interval, to (%)</translation>
    </message>
    <message>
        <source>La part va de 1 à 100 pour cent.</source>
        <translation>The share goes from 1 to 100 per cent.</translation>
    </message>
    <message>
        <source>La période finit ({last}) avant de commencer ({first}).</source>
        <translation>The period ends ({last}) before it begins ({first}).</translation>
    </message>
    <message>
        <source>La période finit après aujourd’hui : les dossiers n’y sont pas fermés.</source>
        <translation>The period ends after today: its dossiers are not closed yet.</translation>
    </message>
    <message>
        <source>La ronde « {label} » est déjà terminée.</source>
        <translation>The round “{label}” is over already.</translation>
    </message>
    <message>
        <source>La ronde « {label} » est terminée : la réponse ne s’y ajoute plus.</source>
        <translation>The round “{label}” is over: no answer is added to it any more.</translation>
    </message>
    <message>
        <source>La réponse va de {first} (pas du tout satisfait) à {last} (très satisfait).</source>
        <translation>The answer goes from {first} (not at all satisfied) to {last} (very satisfied).</translation>
    </message>
    <message>
        <source>Le dossier {number} n’est pas de la ronde « {label} ». Choisissez-en un de sa liste.</source>
        <translation>Dossier {number} is not in the round “{label}”. Choose one from its list.</translation>
    </message>
    <message>
        <source>Le nombre va de 1 à {most}.</source>
        <translation>The number goes from 1 to {most}.</translation>
    </message>
    <message>
        <source>L’écart entre deux sondages d’une même personne va de 0 à 120 mois.</source>
        <translation>The time between two surveys of one person goes from 0 to 120 months.</translation>
    </message>
    <message>
        <source>Moyenne sur 5</source>
        <translation>Mean out of 5</translation>
    </message>
    <message>
        <source>Non joints</source>
        <translation>Not reached</translation>
    </message>
    <message>
        <source>Pas du tout satisfait</source>
        <translation>Not at all satisfied</translation>
    </message>
    <message>
        <source>Personne à sonder : aucun dossier fermé du {first} au {last} n’a de citoyen connu qui ne l’ait pas été depuis {apart} mois. Changez la période ou l’écart.</source>
        <translation>Nobody to survey: no dossier closed from {first} to {last} has a known citizen who was not surveyed within {apart} months. Change the period or the time apart.</translation>
    </message>
    <message>
        <source>Peu satisfait</source>
        <translation>Hardly satisfied</translation>
    </message>
    <message>
        <source>Plus ou moins satisfait</source>
        <translation>More or less satisfied</translation>
    </message>
    <message>
        <source>Refus</source>
        <translation>Refusals</translation>
    </message>
    <message>
        <source>Réponses</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>Satisfait</source>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>Satisfaits (%)</source>
        <translation>Satisfied (%)</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>Taux de réponse (%)</source>
        <translation>Response rate (%)</translation>
    </message>
    <message>
        <source>Tous les services</source>
        <translation>All departments</translation>
    </message>
    <message>
        <source>Très satisfait</source>
        <translation>Very satisfied</translation>
    </message>
    <message>
        <source>Un dossier confidentiel n’est jamais sondé (DEF-1).</source>
        <translation>A confidential dossier is never surveyed (DEF-1).</translation>
    </message>
    <message>
        <source>Un sondage ne rouvre un dossier que pour un citoyen insatisfait (ELU-4) : de 1 à {most}.</source>
        <translation>A survey reopens a dossier only for a dissatisfied citizen (ELU-4): from 1 to {most}.</translation>
    </message>
    <message>
        <source>du {first} au {last}</source>
        <translation>from {first} to {last}</translation>
    </message>
    <message>
        <source>sondage de satisfaction</source>
        <translation>satisfaction survey</translation>
    </message>
    <message>
        <source>À appeler</source>
        <translation>To call</translation>
    </message>
</context>
<context>
    <name>SurveyScreen</name>
    <message>
        <source> sur {n} ({rate})</source>
        <translation> out of {n} ({rate})</translation>
    </message>
    <message numerus="yes">
        <source>%n citoyen(s)</source>
        <translation>
            <numerusform>%n citizen</numerusform>
            <numerusform>%n citizens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) fermé(s) d’un citoyen connu</source>
        <translation>
            <numerusform>%n closed dossier of a known citizen</numerusform>
            <numerusform>%n closed dossiers of known citizens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n déjà sondé(s)</source>
        <translation>
            <numerusform>%n surveyed already</numerusform>
            <numerusform>%n surveyed already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n non joint(s)</source>
        <translation>
            <numerusform>%n not reached</numerusform>
            <numerusform>%n not reached</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refus</source>
        <translation>
            <numerusform>%n refusal</numerusform>
            <numerusform>%n refusals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n réponse(s)</source>
        <translation>
            <numerusform>%n answer</numerusform>
            <numerusform>%n answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n à appeler</source>
        <translation>
            <numerusform>%n to call</numerusform>
            <numerusform>%n to call</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Ronde</source>
        <translation>&amp;Round</translation>
    </message>
    <message>
        <source>&amp;Service</source>
        <translation>Depart&amp;ment</translation>
    </message>
    <message>
        <source>&amp;Terminer la ronde</source>
        <translation>End &amp;the round</translation>
    </message>
    <message>
        <source>&amp;au</source>
        <translation>t&amp;o</translation>
    </message>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Aucune ronde de satisfaction</source>
        <translation>No satisfaction round</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Ce que dit le c&amp;itoyen</source>
        <translation>What the c&amp;itizen says</translation>
    </message>
    <message>
        <source>Choisissez la réponse, de 1 à 5, ou notez un refus (R).</source>
        <translation>Choose the answer, from 1 to 5, or note a refusal (R).</translation>
    </message>
    <message>
        <source>Citoyen</source>
        <translation>Citizen</translation>
    </message>
    <message>
        <source>Citoyen sans nom</source>
        <translation>Citizen without a name</translation>
    </message>
    <message>
        <source>Co&amp;mbien</source>
        <translation>Ho&amp;w many</translation>
    </message>
    <message>
        <source>Combien de dossiers par service</source>
        <translation>How many dossiers per department</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Dossiers de la ronde</source>
        <translation>Dossiers of the round</translation>
    </message>
    <message>
        <source>Enregistrer en CSV</source>
        <translation>Save as CSV</translation>
    </message>
    <message>
        <source>Fermés &amp;du</source>
        <translation>Closed &amp;from</translation>
    </message>
    <message>
        <source>Inscrire</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Inscrire la réponse</source>
        <translation>Record the answer</translation>
    </message>
    <message>
        <source>Mois entre deux &amp;sondages d’une même personne</source>
        <translation>Months between two &amp;surveys of one person</translation>
    </message>
    <message>
        <source>Moyenne sur 5</source>
        <translation>Mean out of 5</translation>
    </message>
    <message>
        <source>Ne veut pas répondre</source>
        <translation>Would not answer</translation>
    </message>
    <message>
        <source>No&amp;m de la ronde</source>
        <translation>&amp;Name of the round</translation>
    </message>
    <message>
        <source>Non joint</source>
        <translation>Not reached</translation>
    </message>
    <message>
        <source>Non joints</source>
        <translation>Not reached</translation>
    </message>
    <message>
        <source>Objet</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Ouvrir le dossier</source>
        <translation>Open the dossier</translation>
    </message>
    <message>
        <source>Par service</source>
        <translation>Per department</translation>
    </message>
    <message>
        <source>Refus</source>
        <translation>Refusals</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Refuses</translation>
    </message>
    <message>
        <source>Ronde enregistrée : {file}.</source>
        <translation>Round saved: {file}.</translation>
    </message>
    <message>
        <source>Ronde terminée : qui n’a pas été joint compte comme sans réponse.</source>
        <translation>Round over: whoever was not reached counts as no response.</translation>
    </message>
    <message>
        <source>Rou&amp;vrir le dossier : le citoyen n’est pas satisfait (ELU-4)</source>
        <translation>Reo&amp;pen the dossier: the citizen is not satisfied (ELU-4)</translation>
    </message>
    <message>
        <source>Répondre en anglais</source>
        <translation>Answer in English</translation>
    </message>
    <message>
        <source>Réponse</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Réponse inscrite au dossier {number}.</source>
        <translation>Answer recorded on dossier {number}.</translation>
    </message>
    <message>
        <source>Réponses</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>Résultats</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>Résultats par service</source>
        <translation>Results by department</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>Satisfaction</translation>
    </message>
    <message>
        <source>Satisfaction, de 1 à 5</source>
        <translation>Satisfaction, from 1 to 5</translation>
    </message>
    <message>
        <source>Satisfaits</source>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>Taux de réponse</source>
        <translation>Response rate</translation>
    </message>
    <message>
        <source>Tirer</source>
        <translation>Draw</translation>
    </message>
    <message>
        <source>Tirer une ronde</source>
        <translation>Draw a round</translation>
    </message>
    <message>
        <source>Tirés</source>
        <translation>Drawn</translation>
    </message>
    <message>
        <source>Tous les services</source>
        <translation>All departments</translation>
    </message>
    <message>
        <source>Une ronde tire au sort des dossiers fermés. On appelle leurs citoyens, et les réponses se comptent par service.</source>
        <translation>A round draws closed dossiers by lot. Their citizens are called, and the answers are counted by department.</translation>
    </message>
    <message>
        <source>de {low} à {high}&#xa0;%</source>
        <translation>from {low} to {high}%</translation>
    </message>
    <message>
        <source>facultatif&#xa0;: la période suffit</source>
        <translation>optional: the period is enough</translation>
    </message>
    <message>
        <source>le téléphone</source>
        <translation>the phone number</translation>
    </message>
    <message>
        <source>moyenne&#xa0;: {mean} sur 5</source>
        <translation>mean: {mean} out of 5</translation>
    </message>
    <message>
        <source>non joint</source>
        <translation>not reached</translation>
    </message>
    <message>
        <source>refus</source>
        <translation>refusal</translation>
    </message>
    <message>
        <source>satisfaits&#xa0;: {share}</source>
        <translation>satisfied: {share}</translation>
    </message>
    <message>
        <source>un nombre</source>
        <translation>a number</translation>
    </message>
    <message>
        <source>une part (%)</source>
        <translation>a share (%)</translation>
    </message>
    <message>
        <source>{name} (terminée)</source>
        <translation>{name} (over)</translation>
    </message>
    <message>
        <source>{number} · {what} · {service}</source>
        <translation>{number} · {what} · {service}</translation>
    </message>
    <message>
        <source>{n}&#xa0;%</source>
        <translation>{n}%</translation>
    </message>
    <message>
        <source>{score} sur 5</source>
        <translation>{score} out of 5</translation>
    </message>
    <message>
        <source>À appeler</source>
        <translation>To call</translation>
    </message>
    <message>
        <source>à appeler</source>
        <translation>to call</translation>
    </message>
    <message>
        <source>Pas du tout satisfait</source>
        <translation>Not at all satisfied</translation>
    </message>
    <message>
        <source>Peu satisfait</source>
        <translation>Hardly satisfied</translation>
    </message>
    <message>
        <source>Plus ou moins satisfait</source>
        <translation>More or less satisfied</translation>
    </message>
    <message>
        <source>Satisfait</source>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>Très satisfait</source>
        <translation>Very satisfied</translation>
    </message>
</context>
<context>
    <name>Sync</name>
    <message>
        <source>Ce compte de la base partagée n’est celui d’aucun poste : inscrivez ce poste (guichet desk enrol).</source>
        <translation>This login of the shared database is no desk’s: enrol this desk (guichet desk enrol).</translation>
    </message>
    <message>
        <source>Ce compte n’a pas les droits voulus. Il faut le propriétaire de la base, qui puisse créer des rôles (CREATEROLE), ou un superutilisateur.</source>
        <translation>This login does not have the rights it needs. Use the owner of the database, allowed to create roles (CREATEROLE), or a superuser.</translation>
    </message>
    <message>
        <source>Il faut PostgreSQL 14 ou plus récent et une base en UTF-8 (ici {version} et {encoding}). Créez la base avec « createdb --encoding UTF8 --template template0 ».</source>
        <translation>PostgreSQL 14 or later and a database in UTF-8 are needed (here {version} and {encoding}). Create the database with “createdb --encoding UTF8 --template template0”.</translation>
    </message>
    <message>
        <source>La base partagée a déjà d’autres entrées sous le nom de ce poste : ce poste a été copié ou restauré. Il prend un nouveau nom et continue.</source>
        <translation>The shared database already has other entries under this desk’s name: this desk was copied or restored. It takes a new name and goes on.</translation>
    </message>
    <message>
        <source>La base partagée est d’une version plus ancienne ({version}) que ce programme ({wanted}). Demandez à l’administrateur de lancer « guichet server init » ; les entrées attendent sur ce poste.</source>
        <translation>The shared database is of an older version ({version}) than this program ({wanted}). Ask the administrator to run “guichet server init”; the entries wait at this desk.</translation>
    </message>
    <message>
        <source>La base partagée est d’une version plus récente ({version}) que ce programme ({wanted}) : mettez d’abord le programme à jour.</source>
        <translation>The shared database is of a newer version ({version}) than this program ({wanted}): update the program first.</translation>
    </message>
    <message>
        <source>La base partagée ne connaît pas la personne qui a fait ces entrées : il lui manque une partie du registre. Demandez à l’administrateur d’ouvrir la reprise (guichet server recover).</source>
        <translation>The shared database does not know the person who made these entries: it lacks a part of the record. Ask the administrator to open the recovery (guichet server recover).</translation>
    </message>
    <message>
        <source>La base partagée ne reconnaît pas ce poste sous ce compte. Demandez à l’administrateur de l’inscrire de nouveau (guichet desk enrol), ou d’ouvrir la reprise s’il manque des entrées au serveur (guichet server recover).</source>
        <translation>The shared database does not recognize this desk under this login. Ask the administrator to enrol it again (guichet desk enrol), or to open the recovery if the server lacks entries (guichet server recover).</translation>
    </message>
    <message>
        <source>La base partagée ne répond pas : ce poste continue seul et réessaiera. Rien n’est perdu.</source>
        <translation>The shared database does not answer: this desk goes on alone and will try again. Nothing is lost.</translation>
    </message>
    <message>
        <source>La base partagée n’est pas celle de Guichet, ou elle est d’une autre version. Demandez à l’administrateur de lancer « guichet server init ».</source>
        <translation>The shared database is not Guichet’s, or it is of another version. Ask the administrator to run “guichet server init”.</translation>
    </message>
    <message>
        <source>La base partagée refuse le compte de ce poste, sa base ou son mot de passe. Demandez à l’administrateur d’inscrire ce poste de nouveau (guichet desk enrol).</source>
        <translation>The shared database refuses this desk’s login, its database or its password. Ask the administrator to enrol this desk again (guichet desk enrol).</translation>
    </message>
    <message>
        <source>La base partagée refuse l’envoi (code {state}). Rien n’est perdu : les entrées attendent sur ce poste. Prévenez l’administrateur.</source>
        <translation>The shared database refuses what is sent (code {state}). Nothing is lost: the entries wait at this desk. Tell the administrator.</translation>
    </message>
    <message>
        <source>Le certificat du serveur de la base partagée n’a pas pu être vérifié : rien n’a été envoyé. Vérifiez le nom du serveur et le fichier du certificat (guichet desk enrol --root-cert).</source>
        <translation>The certificate of the shared database’s server could not be verified: nothing was sent. Check the server’s name and the certificate file (guichet desk enrol --root-cert).</translation>
    </message>
    <message>
        <source>Le compte de ce poste n’a pas les droits voulus sur la base partagée. Demandez à l’administrateur de lancer « guichet server init » de nouveau.</source>
        <translation>This desk’s login does not have the rights it needs on the shared database. Ask the administrator to run “guichet server init” again.</translation>
    </message>
    <message>
        <source>Le contenu de l’entrée {seq} de ce poste est altéré : la base partagée ne le garde pas. Lancez « guichet doctor », puis prévenez l’administrateur.</source>
        <translation>The content of entry {seq} of this desk is altered: the shared database does not keep it. Run “guichet doctor”, then tell the administrator.</translation>
    </message>
    <message>
        <source>Les entrées envoyées ne suivent pas celles de la base partagée : la synchronisation reprend de là.</source>
        <translation>The entries sent do not follow those of the shared database: synchronization starts again from there.</translation>
    </message>
    <message>
        <source>L’entrée {seq} de ce poste ne peut pas être écrite dans la base partagée. Lancez « guichet doctor », puis prévenez l’administrateur.</source>
        <translation>Entry {seq} of this desk cannot be written to the shared database. Run “guichet doctor”, then tell the administrator.</translation>
    </message>
    <message>
        <source>L’horloge de ce poste avance de plus de cinq minutes sur celle de la base partagée. Réglez l’heure de cet ordinateur ; rien n’est perdu.</source>
        <translation>This desk’s clock is more than five minutes ahead of the shared database’s. Set this computer’s time; nothing is lost.</translation>
    </message>
    <message>
        <source>Une entrée de ce poste ne suit pas la précédente : le registre local est altéré. Lancez « guichet doctor », puis restaurez la dernière copie.</source>
        <translation>An entry of this desk does not follow the one before it: the local record is altered. Run “guichet doctor”, then restore the last copy.</translation>
    </message>
    <message>
        <source>Cela n’est pas une adresse de base partagée. Exemple : {example}</source>
        <translation>That is no address of a shared database. Example: {example}</translation>
    </message>
    <message>
        <source>Le code {code} est celui d’un autre poste : deux postes donneraient les mêmes numéros de dossier. Choisissez un autre code, ou ajoutez --replace si ce poste remplace l’autre.</source>
        <translation>The code {code} is another desk’s: two desks would give the same dossier numbers. Choose another code, or add --replace if this desk replaces the other.</translation>
    </message>
    <message>
        <source>Le mot de passe ne s’écrit pas dans l’adresse : il resterait dans l’historique. Le programme le demande, ou le lit de --password-stdin ou d’un fichier PGPASSFILE.</source>
        <translation>The password is not written in the address: it would stay in the history. The program asks for it, or reads it from --password-stdin or a PGPASSFILE file.</translation>
    </message>
    <message>
        <source>Le serveur demande un mot de passe et n’en a pas reçu : donnez-le par --password-stdin ou par un fichier PGPASSFILE.</source>
        <translation>The server asks for a password and received none: give it with --password-stdin or a PGPASSFILE file.</translation>
    </message>
    <message>
        <source>L’adresse ne peut pas changer {names} : le certificat du serveur est toujours vérifié.</source>
        <translation>The address cannot change {names}: the server’s certificate is always verified.</translation>
    </message>
    <message>
        <source>La base partagée change plus vite que ce poste ne peut suivre. Il recommence de lui-même dans un moment.</source>
        <translation>The shared database changes faster than this desk can follow. It will try again by itself in a moment.</translation>
    </message>
    <message>
        <source>La base partagée ne contient plus ce que ce poste lui avait envoyé : deux postes ont la même identité, et elle a été refaite entre-temps. Rien n’a été changé ici. Appelez la personne qui administre la base.</source>
        <translation>The shared database no longer holds what this desk had sent: two desks have the same identity, and the database was made again in the meantime. Nothing was changed here. Call the person who administers the database.</translation>
    </message>
    <message>
        <source>Le nom de la base est trop long pour que les postes y aient leur compte ({login}). Donnez-lui un nom plus court.</source>
        <translation>The database’s name is too long for desks to have their login there ({login}). Give it a shorter name.</translation>
    </message>
</context>
<context>
    <name>Tasks</name>
    <message>
        <source>Guichet n’a pas pu terminer cette opération. Rien n’a été perdu; réessayez, et si le message revient, avisez la personne qui s’occupe du logiciel.</source>
        <translation>Guichet could not finish this. Nothing was lost; try again, and if this message comes back, tell the person who looks after the software.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Corrigé</source>
        <translation>Corrected</translation>
    </message>
    <message>
        <source>Entré le {when}</source>
        <translation>Entered {when}</translation>
    </message>
    <message>
        <source>Entré à {when}</source>
        <translation>Entered at {when}</translation>
    </message>
    <message>
        <source>Mis de côté</source>
        <translation>Set aside</translation>
    </message>
    <message>
        <source>Retiré</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>avant&#xa0;: «&#xa0;{former}&#xa0;» ({reason})</source>
        <translation>before: “{former}” ({reason})</translation>
    </message>
    <message>
        <source>fait&#xa0;: {what}</source>
        <translation>done: {what}</translation>
    </message>
    <message>
        <source>{what} — «&#xa0;{words}&#xa0;»</source>
        <translation>{what} — “{words}”</translation>
    </message>
    <message>
        <source>À trancher</source>
        <translation>To settle</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Chercher un dossier, un citoyen, un numéro, une adresse…</source>
        <translation>Search for a dossier, a citizen, a number, an address…</translation>
    </message>
    <message>
        <source>Chercher…</source>
        <translation>Search…</translation>
    </message>
    <message>
        <source>En service&#xa0;: {who}. Changer de personne</source>
        <translation>On duty: {who}. Change person</translation>
    </message>
    <message>
        <source>Mode formation&#xa0;: rien de ce qui est fait ici n’est réel</source>
        <translation>Training mode: nothing done here is real</translation>
    </message>
    <message>
        <source>FORMATION</source>
        <translation>TRAINING</translation>
    </message>
    <message>
        <source>Personne en service</source>
        <translation>Person on duty</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>En réunion jusqu’à midi</source>
        <translation>In a meeting until noon</translation>
    </message>
    <message>
        <source>Images et liste du jour dans {folder}.</source>
        <translation>Pictures and list of the day in {folder}.</translation>
    </message>
    <message>
        <source>La base de la visite ne s’est pas ouverte.</source>
        <translation>The database of the tour did not open.</translation>
    </message>
    <message>
        <source>Le dossier {folder} ne peut pas être utilisé ({reason}).</source>
        <translation>The folder {folder} cannot be used ({reason}).</translation>
    </message>
    <message>
        <source>Membre du conseil, district 3</source>
        <translation>Council member, district 3</translation>
    </message>
    <message>
        <source>Rien n’a bougé depuis deux semaines</source>
        <translation>Nothing has moved for two weeks</translation>
    </message>
    <message>
        <source>Tempête de neige</source>
        <translation>Snowstorm</translation>
    </message>
    <message>
        <source>La citoyenne</source>
        <translation>The citizen</translation>
    </message>
    <message>
        <source>Trou réparé ce matin</source>
        <translation>Hole repaired this morning</translation>
    </message>
</context>
<context>
    <name>Transfer</name>
    <message>
        <source>&amp;Demander plutôt à</source>
        <translation>&amp;Ask instead</translation>
    </message>
    <message>
        <source>&amp;Raison donnée (Entrée l’inscrit, Échap la laisse)</source>
        <translation>&amp;Reason given (Enter records it, Esc drops it)</translation>
    </message>
    <message>
        <source>Accepté</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Aucun remplacement désigné</source>
        <translation>No replacement named</translation>
    </message>
    <message>
        <source>Ce n’est pas de leur ressort</source>
        <translation>It is not theirs to handle</translation>
    </message>
    <message>
        <source>Cherchez quelqu’un (Q), ou laissez (Échap) et rappelez le citoyen.</source>
        <translation>Look for someone (Q), or leave (Esc) and call the citizen back.</translation>
    </message>
    <message>
        <source>Demander à quelqu’un d’autre</source>
        <translation>Ask someone else</translation>
    </message>
    <message>
        <source>Demandez à</source>
        <translation>Ask</translation>
    </message>
    <message>
        <source>Ensuite&#xa0;: {names}</source>
        <translation>Then: {names}</translation>
    </message>
    <message>
        <source>Laisser</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>Le citoyen attend depuis {m}&#xa0;min&#xa0;{s}&#xa0;s</source>
        <translation>The citizen has been waiting {m}&#xa0;min&#xa0;{s}&#xa0;s</translation>
    </message>
    <message>
        <source>Le collègue accepte</source>
        <translation>The colleague accepts</translation>
    </message>
    <message>
        <source>Le collègue ne répond pas</source>
        <translation>The colleague does not answer</translation>
    </message>
    <message>
        <source>Le collègue refuse, avec la raison</source>
        <translation>The colleague refuses, with the reason</translation>
    </message>
    <message>
        <source>Message laissé</source>
        <translation>Message left</translation>
    </message>
    <message>
        <source>Message laissé au collègue</source>
        <translation>Message left for the colleague</translation>
    </message>
    <message>
        <source>Pas de leur ressort</source>
        <translation>Not theirs</translation>
    </message>
    <message>
        <source>Personne d’autre à proposer</source>
        <translation>Nobody else to propose</translation>
    </message>
    <message>
        <source>Quelqu’un d’autre…</source>
        <translation>Someone else…</translation>
    </message>
    <message>
        <source>Rappel dû {when}</source>
        <translation>Call back due {when}</translation>
    </message>
    <message>
        <source>Recherche de la bonne personne…</source>
        <translation>Looking for the right person…</translation>
    </message>
    <message>
        <source>Refusé…</source>
        <translation>Refused…</translation>
    </message>
    <message>
        <source>Remplacement&#xa0;: {first}</source>
        <translation>Replacement: {first}</translation>
    </message>
    <message>
        <source>Remplacement&#xa0;: {first}, puis {then}</source>
        <translation>Replacement: {first}, then {then}</translation>
    </message>
    <message>
        <source>Sans réponse</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>Transfert, pendant qu’on demande</source>
        <translation>Transfer, while asking</translation>
    </message>
    <message>
        <source>Transférer, après vérification</source>
        <translation>Transfer, after checking</translation>
    </message>
    <message>
        <source>Vérifier avant de transférer</source>
        <translation>Check before transferring</translation>
    </message>
    <message>
        <source>poste {n}</source>
        <translation>ext. {n}</translation>
    </message>
    <message>
        <source>titre, service ou poste</source>
        <translation>title, service or extension</translation>
    </message>
    <message>
        <source>{name}, poste {n}</source>
        <translation>{name}, ext. {n}</translation>
    </message>
    <message>
        <source>{name}&#xa0;: accepté.</source>
        <translation>{name}: accepted.</translation>
    </message>
    <message>
        <source>{name}&#xa0;: message laissé.</source>
        <translation>{name}: message left.</translation>
    </message>
    <message>
        <source>{name}&#xa0;: pas de leur ressort.</source>
        <translation>{name}: not theirs.</translation>
    </message>
    <message>
        <source>{name}&#xa0;: refusé ({why}).</source>
        <translation>{name}: refused ({why}).</translation>
    </message>
    <message>
        <source>{name}&#xa0;: sans réponse.</source>
        <translation>{name}: no answer.</translation>
    </message>
    <message>
        <source>{what} Demandez ensuite à</source>
        <translation>{what} Ask next</translation>
    </message>
</context>
<context>
    <name>Transferring</name>
    <message>
        <source>Accueil&#xa0;: {service}</source>
        <translation>Front desk: {service}</translation>
    </message>
    <message>
        <source>accueil du service&#xa0;: {service}</source>
        <translation>front desk of the department: {service}</translation>
    </message>
    <message>
        <source>choisi par l’accueil</source>
        <translation>chosen by the front desk</translation>
    </message>
    <message>
        <source>collègue du même service</source>
        <translation>colleague in the same department</translation>
    </message>
    <message>
        <source>remplace&#xa0;: {person}</source>
        <translation>stands in for: {person}</translation>
    </message>
    <message>
        <source>sujet voisin&#xa0;: {topic}</source>
        <translation>similar topic: {topic}</translation>
    </message>
    <message>
        <source>répond du dossier</source>
        <translation>answers for the file</translation>
    </message>
</context>
<context>
    <name>Transfers</name>
    <message numerus="yes">
        <source>%n accepté(s)</source>
        <translation>
            <numerusform>%n accepted</numerusform>
            <numerusform>%n accepted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n demande(s)</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dès la première demande</source>
        <translation>
            <numerusform>%n on the first request</numerusform>
            <numerusform>%n on the first request</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pas de leur ressort</source>
        <translation>
            <numerusform>%n not theirs</numerusform>
            <numerusform>%n not theirs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refusé(s)</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sans réponse</source>
        <translation>
            <numerusform>%n unanswered</numerusform>
            <numerusform>%n unanswered</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Au</source>
        <translation>&amp;To</translation>
    </message>
    <message>
        <source>&amp;Du</source>
        <translation>&amp;From</translation>
    </message>
    <message>
        <source>Acceptés</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Attente avant le oui</source>
        <translation>Wait before the yes</translation>
    </message>
    <message>
        <source>Aucun transfert demandé pendant cette période</source>
        <translation>No transfer asked for in this period</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Demandés</source>
        <translation>Asked</translation>
    </message>
    <message>
        <source>Joints</source>
        <translation>Reached</translation>
    </message>
    <message>
        <source>Les demandes se notent au dossier (T) ou à l’accueil (F10), et se comptent ici.</source>
        <translation>Requests are logged on the dossier (T) or at intake (F10), and counted here.</translation>
    </message>
    <message>
        <source>Refusés</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Sans réponse</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>Suivis du jour</source>
        <translation>Follow-ups of the day</translation>
    </message>
    <message>
        <source>Transferts</source>
        <translation>Transfers</translation>
    </message>
    <message>
        <source>Transferts par service</source>
        <translation>Transfers by department</translation>
    </message>
    <message>
        <source>attente avant le oui&#xa0;: {time}</source>
        <translation>wait before the yes: {time}</translation>
    </message>
    <message>
        <source>{n}&#xa0;%</source>
        <translation>{n}%</translation>
    </message>
    <message>
        <source>{n}&#xa0;% joints</source>
        <translation>{n}% reached</translation>
    </message>
</context>
<context>
    <name>Workplace</name>
    <message>
        <source>Le fichier de politique {file} ne se lit pas ({reason}). Réinstallez le programme ou corrigez le chemin.</source>
        <translation>The policy file {file} cannot be read ({reason}). Reinstall the program or correct the path.</translation>
    </message>
    <message>
        <source>Le fichier de politique {file} n’est pas du TOML valable : {reason}.</source>
        <translation>The policy file {file} is not valid TOML: {reason}.</translation>
    </message>
</context>
</TS>
