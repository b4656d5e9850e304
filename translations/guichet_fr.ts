<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_CA" sourcelanguage="fr_CA">
<context>
    <name>DirectoryScreen</name>
    <message numerus="yes">
        <source>%n entrée(s)</source>
        <translation>
            <numerusform>%n entrée</numerusform>
            <numerusform>%n entrées</numerusform>
        </translation>
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
            <numerusform>%n sans relève</numerusform>
            <numerusform>%n sans relève</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>et %n changement(s) plus ancien(s)</source>
        <translation>
            <numerusform>et %n changement plus ancien</numerusform>
            <numerusform>et %n changements plus anciens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n choix appris de l’accueil</source>
        <translation>
            <numerusform>%n choix appris de l’accueil</numerusform>
            <numerusform>%n choix appris de l’accueil</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Dossiers</name>
    <message numerus="yes">
        <source>%n dossier(s)</source>
        <translation>
            <numerusform>%n dossier</numerusform>
            <numerusform>%n dossiers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>et %n autre(s) personne(s) à rappeler</source>
        <translation>
            <numerusform>et %n autre personne à rappeler</numerusform>
            <numerusform>et %n autres personnes à rappeler</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FollowUps</name>
    <message numerus="yes">
        <source>−%n jour(s)</source>
        <translation>
            <numerusform>−%n jour</numerusform>
            <numerusform>−%n jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n absence(s) sans remplacement</source>
        <translation>
            <numerusform>%n absence sans remplacement</numerusform>
            <numerusform>%n absences sans remplacement</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>et %n autre(s)</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message numerus="yes">
        <source>%n dossier(s) ouvert(s)</source>
        <translation>
            <numerusform>%n dossier ouvert</numerusform>
            <numerusform>%n dossiers ouverts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n citoyen(s)</source>
        <translation>
            <numerusform>%n citoyen</numerusform>
            <numerusform>%n citoyens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>il y a %n jour(s)</source>
        <translation>
            <numerusform>il y a %n jour</numerusform>
            <numerusform>il y a %n jours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message numerus="yes">
        <source>Les listes sont refaites à partir de %n événement(s).</source>
        <translation>
            <numerusform>Les listes sont refaites à partir de %n événement.</numerusform>
            <numerusform>Les listes sont refaites à partir de %n événements.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Shared</name>
    <message numerus="yes">
        <source>%n entrée(s) à part, les plus récentes d’abord</source>
        <translation>
            <numerusform>%n entrée à part</numerusform>
            <numerusform>%n entrées à part, les plus récentes d’abord</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%n suivi(s) à faire aujourd’hui</source>
        <translation>
            <numerusform>%n suivi à faire aujourd’hui</numerusform>
            <numerusform>%n suivis à faire aujourd’hui</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n à envoyer</source>
        <translation>
            <numerusform>%n à envoyer</numerusform>
            <numerusform>%n à envoyer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Storm</name>
    <message numerus="yes">
        <source>Autre incident (%n)</source>
        <translation>
            <numerusform>Autre incident (%n)</numerusform>
            <numerusform>Autres incidents (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>et %n autre(s) rue(s)</source>
        <translation>
            <numerusform>et %n autre rue</numerusform>
            <numerusform>et %n autres rues</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Suggestions</name>
    <message numerus="yes">
        <source>%n proposition(s)</source>
        <translation>
            <numerusform>%n proposition</numerusform>
            <numerusform>%n propositions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SurveyScreen</name>
    <message numerus="yes">
        <source>%n citoyen(s)</source>
        <translation>
            <numerusform>%n citoyen</numerusform>
            <numerusform>%n citoyens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) fermé(s) d’un citoyen connu</source>
        <translation>
            <numerusform>%n dossier fermé d’un citoyen connu</numerusform>
            <numerusform>%n dossiers fermés de citoyens connus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n déjà sondé(s)</source>
        <translation>
            <numerusform>%n déjà sondé</numerusform>
            <numerusform>%n déjà sondés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n non joint(s)</source>
        <translation>
            <numerusform>%n non joint</numerusform>
            <numerusform>%n non joints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refus</source>
        <translation>
            <numerusform>%n refus</numerusform>
            <numerusform>%n refus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n réponse(s)</source>
        <translation>
            <numerusform>%n réponse</numerusform>
            <numerusform>%n réponses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n à appeler</source>
        <translation>
            <numerusform>%n à appeler</numerusform>
            <numerusform>%n à appeler</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Transfers</name>
    <message numerus="yes">
        <source>%n accepté(s)</source>
        <translation>
            <numerusform>%n accepté</numerusform>
            <numerusform>%n acceptés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n demande(s)</source>
        <translation>
            <numerusform>%n demande</numerusform>
            <numerusform>%n demandes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dès la première demande</source>
        <translation>
            <numerusform>%n dès la première demande</numerusform>
            <numerusform>%n dès la première demande</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pas de leur ressort</source>
        <translation>
            <numerusform>%n pas de leur ressort</numerusform>
            <numerusform>%n pas de leur ressort</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refusé(s)</source>
        <translation>
            <numerusform>%n refusé</numerusform>
            <numerusform>%n refusés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sans réponse</source>
        <translation>
            <numerusform>%n sans réponse</numerusform>
            <numerusform>%n sans réponse</numerusform>
        </translation>
    </message>
</context>
</TS>
