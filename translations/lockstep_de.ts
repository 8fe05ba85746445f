<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>lockstep::ActivityDetails</name>
    <message>
        <source>Show &amp;person</source>
        <translation>&amp;Person zeigen</translation>
    </message>
    <message>
        <source>The chosen entry</source>
        <translation>Der gewählte Eintrag</translation>
    </message>
    <message>
        <source>Values that were written</source>
        <translation>Geschriebene Werte</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Wofür</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>Was das bedeutet</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>Geschrieben von</translation>
    </message>
    <message>
        <source>Choose an entry to see everything that is kept of it.</source>
        <translation>Wählen Sie einen Eintrag, um alles zu sehen, was darüber aufbewahrt wird.</translation>
    </message>
</context>
<context>
    <name>lockstep::ActivityFilters</name>
    <message>
        <source>Only what &amp;failed</source>
        <translation>Nur &amp;Fehlgeschlagenes</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>For whatever</source>
        <translation>Jeder Zweck</translation>
    </message>
    <message>
        <source>At any time</source>
        <translation>Zu jeder Zeit</translation>
    </message>
    <message>
        <source>In the last hour</source>
        <translation>In der letzten Stunde</translation>
    </message>
    <message>
        <source>In the last day</source>
        <translation>Am letzten Tag</translation>
    </message>
    <message>
        <source>In the last week</source>
        <translation>In der letzten Woche</translation>
    </message>
    <message>
        <source>Address, user or contact</source>
        <translation>Adresse, Benutzer oder Kontakt</translation>
    </message>
    <message>
        <source>Search in what was done</source>
        <translation>Aktivität durchsuchen</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Was getan wurde</translation>
    </message>
    <message>
        <source>What it was for</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What requests were for; changes are left out then</source>
        <translation>Wofür Anfragen waren; Änderungen fallen dann weg</translation>
    </message>
</context>
<context>
    <name>lockstep::ActivityPage</name>
    <message>
        <source>What was done, newest first</source>
        <translation>Was getan wurde, das Neueste zuerst</translation>
    </message>
    <message>
        <source>For a &amp;spreadsheet…</source>
        <translation>Für eine &amp;Tabellenkalkulation…</translation>
    </message>
    <message>
        <source>&amp;Exactly as it is, for programs…</source>
        <translation>&amp;Genau so, für Programme…</translation>
    </message>
    <message>
        <source>As &amp;JSON lines…</source>
        <translation>Als &amp;JSON-Zeilen…</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>Writes everything the filters find into a file, without secrets</source>
        <translation>Schreibt alles, was die Filter finden, in eine Datei, ohne Zugangsdaten</translation>
    </message>
    <message>
        <source>Export what was done</source>
        <translation>Exportieren, was getan wurde</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON-Zeilen (*.jsonl)</translation>
    </message>
    <message>
        <source>Nothing like that was done</source>
        <translation>Nichts dergleichen wurde getan</translation>
    </message>
    <message>
        <source>Choose other filters or another time.</source>
        <translation>Wählen Sie andere Filter oder eine andere Zeit.</translation>
    </message>
    <message>
        <source>Here you see everything Lockstep does</source>
        <translation>Hier sehen Sie alles, was Lockstep tut</translation>
    </message>
    <message>
        <source>Every request to Mautic and every change that was written, with its time, its outcome and how long it took. Nothing was sent yet.</source>
        <translation>Jede Anfrage an Mautic und jede geschriebene Änderung, mit Zeit, Ausgang und Dauer. Noch wurde nichts gesendet.</translation>
    </message>
    <message numerus="yes">
        <source>%n entries were exported: %1</source>
        <translation>
            <numerusform>%n Eintrag wurde exportiert: %1</numerusform>
            <numerusform>%n Einträge wurden exportiert: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::ActivityTextsWords</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>For whom or what</source>
        <translation>Für wen oder was</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
</context>
<context>
    <name>lockstep::ActivityWords</name>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>user %1</source>
        <translation>Benutzer %1</translation>
    </message>
    <message>
        <source>contact %1</source>
        <translation>Kontakt %1</translation>
    </message>
    <message>
        <source>change written</source>
        <translation>Änderung geschrieben</translation>
    </message>
    <message>
        <source>request that writes</source>
        <translation>schreibende Anfrage</translation>
    </message>
    <message>
        <source>request that reads</source>
        <translation>lesende Anfrage</translation>
    </message>
    <message>
        <source>sign-in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>run %1, started by %2</source>
        <extracomment>%1 is a number, %2 a person</extracomment>
        <translation>Lauf %1, gestartet von %2</translation>
    </message>
</context>
<context>
    <name>lockstep::AgentOptions</name>
    <message>
        <source>Folder of the workspace (default: %1).</source>
        <translation>Ordner des Arbeitsbereichs (sonst: %1).</translation>
    </message>
    <message>
        <source>Answer in JSON.</source>
        <translation>In JSON antworten.</translation>
    </message>
    <message>
        <source>Save the plan there, to be applied later.</source>
        <translation>Den Plan dort speichern, um ihn später auszuführen.</translation>
    </message>
    <message>
        <source>The users table, where it is not found by itself.</source>
        <translation>Die Benutzertabelle, falls sie nicht von selbst gefunden wird.</translation>
    </message>
    <message>
        <source>The table of sign-in accounts; - for none.</source>
        <translation>Die Tabelle der Anmeldekonten; - für keine.</translation>
    </message>
    <message>
        <source>Read an attribute from this column; =!COLUMN turns yes and no round, =- reads none.</source>
        <translation>Ein Merkmal aus dieser Spalte lesen; =!COLUMN vertauscht Ja und Nein, =- liest keine.</translation>
    </message>
    <message>
        <source>Users created after this are new and go into the segment.</source>
        <translation>Danach angelegte Benutzer sind neu und kommen in das Segment.</translation>
    </message>
    <message>
        <source>A further segment for each registration method.</source>
        <translation>Ein weiteres Segment je Art der Registrierung.</translation>
    </message>
    <message>
        <source>Link by address although the application has not verified it.</source>
        <translation>Über die Adresse verknüpfen, auch wenn die Anwendung sie nicht bestätigt hat.</translation>
    </message>
    <message>
        <source>Go on although one side has far fewer rows than last time.</source>
        <translation>Weitermachen, obwohl eine Seite viel weniger Zeilen hat als beim letzten Mal.</translation>
    </message>
    <message>
        <source>Keeps an application&apos;s users in step with contacts in Mautic.</source>
        <translation>Hält die Benutzer einer Anwendung mit Kontakten in Mautic im Gleichschritt.</translation>
    </message>
    <message>
        <source>Usage: lockstep-agent COMMAND [OPTIONS]</source>
        <translation>Aufruf: lockstep-agent BEFEHL [OPTIONEN]</translation>
    </message>
    <message>
        <source>Commands:</source>
        <translation>Befehle:</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>Optionen:</translation>
    </message>
    <message>
        <source>
Exit codes: 0 done, 1 failed, 2 usage, 3 done but cases wait, 4 no credentials, 5 stopped by a guard</source>
        <translation>
Rückgabewerte: 0 fertig, 1 fehlgeschlagen, 2 falscher Aufruf, 3 fertig, aber Fälle warten, 4 keine Zugangsdaten, 5 von einer Schutzregel angehalten</translation>
    </message>
    <message>
        <source>--map wants ATTRIBUTE=COLUMN, not &quot;%1&quot;</source>
        <translation>--map erwartet ATTRIBUTE=COLUMN, nicht „%1“</translation>
    </message>
    <message>
        <source>--new-users-since wants a time such as 2026-11-01T10:00:00Z</source>
        <translation>--new-users-since erwartet einen Zeitpunkt wie 2026-11-01T10:00:00Z</translation>
    </message>
    <message>
        <source>there is no command &quot;%1&quot;</source>
        <translation>es gibt keinen Befehl „%1“</translation>
    </message>
    <message>
        <source>%1 wants one file</source>
        <translation>%1 erwartet genau eine Datei</translation>
    </message>
    <message>
        <source>%1 wants no file</source>
        <translation>%1 erwartet keine Datei</translation>
    </message>
    <message>
        <source>%1 has no option --%2</source>
        <translation>%1 kennt keine Option --%2</translation>
    </message>
    <message>
        <source>--%1 wants a value</source>
        <translation>--%1 erwartet einen Wert</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>Diese Hilfe zeigen.</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>Die Version zeigen.</translation>
    </message>
    <message>
        <source>a command is missing</source>
        <translation>es fehlt ein Befehl</translation>
    </message>
    <message>
        <source>File with KEY=VALUE lines that only you can read. What neither it nor the environment gives is taken from the desktop&apos;s keychain, where the window put it.</source>
        <translation>Datei mit Zeilen NAME=WERT, die nur Sie lesen können. Was weder sie noch die Umgebung angibt, kommt aus dem Schlüsselbund der Arbeitsumgebung, in den das Fenster es gelegt hat.</translation>
    </message>
    <message>
        <source>A clear yes to what would be created or switched on: fields, segment, column, writing.</source>
        <translation>Ein klares Ja zu dem, was angelegt oder eingeschaltet würde: fields, segment, column, writing.</translation>
    </message>
    <message>
        <source>Which way a field goes: off, toMautic, toApp, both.</source>
        <translation>In welche Richtung ein Feld geht: off, toMautic, toApp, both.</translation>
    </message>
    <message>
        <source>Whose value wins where both changed: ask, app, mautic, newest.</source>
        <translation>Wessen Wert gilt, wenn sich beide Seiten geändert haben: ask, app, mautic, newest.</translation>
    </message>
    <message>
        <source>Whether a value takes another&apos;s place: overwrite, onlyIfEmpty.</source>
        <translation>Ob ein Wert einen anderen ersetzt: overwrite, onlyIfEmpty.</translation>
    </message>
    <message>
        <source>What an emptied value does on the other side: propagate, never, ask.</source>
        <translation>Was ein geleerter Wert auf der anderen Seite bewirkt: propagate, never, ask.</translation>
    </message>
    <message>
        <source>--yes wants any of fields,segment,column,writing</source>
        <translation>--yes erwartet eines oder mehrere von fields,segment,column,writing</translation>
    </message>
    <message>
        <source>The value of the answer other-value.</source>
        <translation>Der Wert der Antwort other-value.</translation>
    </message>
    <message>
        <source>The contact of the answers link-contact and not-the-same.</source>
        <translation>Der Kontakt der Antworten link-contact und not-the-same.</translation>
    </message>
    <message>
        <source>Why it is decided so; kept with the decision.</source>
        <translation>Warum so entschieden wird; wird mit der Entscheidung aufbewahrt.</translation>
    </message>
    <message>
        <source>Give the same answer to all open cases alike.</source>
        <translation>Allen offenen Fällen dieser Art dieselbe Antwort geben.</translation>
    </message>
    <message>
        <source>--contact wants the number of a contact</source>
        <translation>--contact erwartet die Nummer eines Kontakts</translation>
    </message>
</context>
<context>
    <name>lockstep::AlikeView</name>
    <message>
        <source>Back (Esc)</source>
        <translation>Zurück (Esc)</translation>
    </message>
    <message>
        <source>The same answer for all alike</source>
        <translation>Dieselbe Antwort für alle dieser Art</translation>
    </message>
    <message>
        <source>Cases that get the same answer</source>
        <translation>Fälle, die dieselbe Antwort bekommen</translation>
    </message>
    <message>
        <source>The same for all alike: %1</source>
        <extracomment>%1 is what the button of the answer said</extracomment>
        <translation>Dasselbe für alle dieser Art: %1</translation>
    </message>
    <message>
        <source>Working out what that would do …</source>
        <translation>Es wird ermittelt, was das bewirken würde …</translation>
    </message>
    <message>
        <source>Decide these</source>
        <translation>Diese entscheiden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln case(s) get this answer: %1.</source>
        <extracomment>%1 is what it costs, such as &quot;9 API requests&quot;</extracomment>
        <translation>
            <numerusform>%Ln Fall bekommt diese Antwort: %1.</numerusform>
            <numerusform>%Ln Fälle bekommen diese Antwort: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln differ(s) and is left out.</source>
        <translation>
            <numerusform>%Ln weicht ab und wird ausgelassen.</numerusform>
            <numerusform>%Ln weichen ab und werden ausgelassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decide these %Ln</source>
        <translation>
            <numerusform>Diesen %Ln entscheiden</numerusform>
            <numerusform>Diese %Ln entscheiden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::AssistantPage</name>
    <message>
        <source>Mautic</source>
        <translation>Mautic</translation>
    </message>
    <message>
        <source>The application&apos;s users</source>
        <translation>Die Benutzer der Anwendung</translation>
    </message>
    <message>
        <source>What goes where</source>
        <translation>Was wohin gehört</translation>
    </message>
    <message>
        <source>A first plan</source>
        <translation>Ein erster Plan</translation>
    </message>
    <message>
        <source>Where is your Mautic, and how may Lockstep sign in? A test reads who you are there and what you may do; it changes nothing.</source>
        <translation>Wo ist Ihr Mautic, und wie darf Lockstep sich anmelden? Ein Test liest, wer Sie dort sind und was Sie dürfen; er ändert nichts.</translation>
    </message>
    <message>
        <source>In which database does your application keep its users? Lockstep finds the table and reads only the columns named here.</source>
        <translation>In welcher Datenbank hat Ihre Anwendung ihre Benutzer? Lockstep findet die Tabelle und liest nur die hier genannten Spalten.</translation>
    </message>
    <message>
        <source>Which values go to Mautic, and into which segment do new users go?</source>
        <translation>Welche Werte gehen nach Mautic, und in welches Segment kommen neue Benutzer?</translation>
    </message>
    <message>
        <source>Everything is set. All of it can be changed later, under Connections.</source>
        <translation>Alles ist eingerichtet. Es lässt sich später unter „Verbindungen“ ändern.</translation>
    </message>
    <message>
        <source>Take over a .&amp;env file…</source>
        <translation>.&amp;env-Datei übernehmen…</translation>
    </message>
    <message>
        <source>Tr&amp;y it with sample data</source>
        <translation>Mit Beis&amp;pieldaten ausprobieren</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>Or drop the file onto this window</source>
        <translation>Oder ziehen Sie die Datei auf dieses Fenster</translation>
    </message>
    <message>
        <source>The file was taken over</source>
        <translation>Die Datei wurde übernommen</translation>
    </message>
    <message>
        <source>A file with KEY=VALUE lines</source>
        <translation>Eine Datei mit Zeilen NAME=WERT</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Welcome. Lockstep keeps the users of your application in step with their contacts in Mautic. Four steps, which can be left and taken up again; nothing is written before you have seen a plan and said yes to it.</source>
        <translation>Willkommen. Lockstep hält die Benutzer Ihrer Anwendung im Gleichschritt mit ihren Kontakten in Mautic. Vier Schritte, die Sie jederzeit verlassen und wieder aufnehmen können; nichts wird geschrieben, bevor Sie einen Plan gesehen und zugestimmt haben.</translation>
    </message>
</context>
<context>
    <name>lockstep::AttributeWords</name>
    <message>
        <source>user id</source>
        <translation>Benutzer-ID</translation>
    </message>
    <message>
        <source>e-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>e-mail verified</source>
        <translation>E-Mail bestätigt</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>first name</source>
        <translation>Vorname</translation>
    </message>
    <message>
        <source>last name</source>
        <translation>Nachname</translation>
    </message>
    <message>
        <source>signed up</source>
        <translation>registriert</translation>
    </message>
    <message>
        <source>last changed</source>
        <translation>zuletzt geändert</translation>
    </message>
    <message>
        <source>language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>source</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>account tier</source>
        <translation>Tarif</translation>
    </message>
    <message>
        <source>registration method</source>
        <translation>Art der Registrierung</translation>
    </message>
    <message>
        <source>sign-in provider</source>
        <translation>Anmeldedienst</translation>
    </message>
    <message>
        <source>tracked visitor</source>
        <translation>erfasster Besucher</translation>
    </message>
    <message>
        <source>opted out</source>
        <translation>abgemeldet</translation>
    </message>
    <message>
        <source>banned</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>contact in Mautic</source>
        <translation>Kontakt in Mautic</translation>
    </message>
</context>
<context>
    <name>lockstep::BudgetMeter</name>
    <message>
        <source>Requests of this hour</source>
        <translation>Anfragen dieser Stunde</translation>
    </message>
    <message>
        <source>%1 of %2 requests</source>
        <extracomment>%1 of %2: numbers of requests to Mautic</extracomment>
        <translation>%1 von %2 Anfragen</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) this hour</source>
        <translation>
            <numerusform>%n Anfrage in dieser Stunde</numerusform>
            <numerusform>%n Anfragen in dieser Stunde</numerusform>
        </translation>
    </message>
    <message>
        <source>Used this hour: %1
Reserved by what runs: %2
Left: %3</source>
        <translation>In dieser Stunde verbraucht: %1
Für den laufenden Vorgang vorgemerkt: %2
Übrig: %3</translation>
    </message>
    <message>
        <source>No limit is set.</source>
        <translation>Keine Grenze festgelegt.</translation>
    </message>
</context>
<context>
    <name>lockstep::BulkPanel</name>
    <message>
        <source>&amp;Take it back</source>
        <translation>&amp;Zurücknehmen</translation>
    </message>
    <message>
        <source>Decide about many people</source>
        <translation>Über viele Personen entscheiden</translation>
    </message>
    <message>
        <source>&amp;Field:</source>
        <translation>&amp;Feld:</translation>
    </message>
    <message>
        <source>&amp;Reason:</source>
        <translation>&amp;Grund:</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Counting …</source>
        <translation>Wird gezählt …</translation>
    </message>
    <message>
        <source>Deciding …</source>
        <translation>Wird entschieden …</translation>
    </message>
    <message>
        <source>Nothing of it was left to take back.</source>
        <translation>Davon war nichts mehr zurückzunehmen.</translation>
    </message>
    <message numerus="yes">
        <source>Taken back: %Ln decision(s). What was written is put back where nobody changed it since.</source>
        <translation>
            <numerusform>Zurückgenommen: %Ln Entscheidung. Was geschrieben wurde, wird zurückgesetzt, wo es seither niemand geändert hat.</numerusform>
            <numerusform>Zurückgenommen: %Ln Entscheidungen. Was geschrieben wurde, wird zurückgesetzt, wo es seither niemand geändert hat.</numerusform>
        </translation>
    </message>
    <message>
        <source>What:</source>
        <translation>Was:</translation>
    </message>
    <message>
        <source>needed: links are not ended without one</source>
        <translation>nötig: Ohne Grund wird keine Verknüpfung gelöst</translation>
    </message>
</context>
<context>
    <name>lockstep::BulkWords</name>
    <message>
        <source>leave them alone</source>
        <translation>in Ruhe lassen</translation>
    </message>
    <message>
        <source>unlink them</source>
        <translation>Verknüpfung lösen</translation>
    </message>
    <message>
        <source>stop syncing one field</source>
        <translation>ein Feld nicht mehr abgleichen</translation>
    </message>
    <message numerus="yes">
        <source>For %Ln chosen user(s)</source>
        <translation>
            <numerusform>Für %Ln ausgewählten Benutzer</numerusform>
            <numerusform>Für %Ln ausgewählte Benutzer</numerusform>
        </translation>
    </message>
    <message>
        <source>Neither side of these people is touched any more, until you take that back. Opt-outs still go through.</source>
        <translation>Diese Personen werden auf keiner Seite mehr angefasst, bis Sie das zurücknehmen. Abmeldungen werden weiterhin eingetragen.</translation>
    </message>
    <message>
        <source>The links end and the users are left alone, until you take that back. Contacts and users stay.</source>
        <translation>Die Verknüpfungen enden und die Benutzer bleiben in Ruhe, bis Sie das zurücknehmen. Kontakte und Benutzer bleiben bestehen.</translation>
    </message>
    <message>
        <source>Neither side of this field is touched any more for these people, until you take that back.</source>
        <translation>Dieses Feld wird bei diesen Personen auf keiner Seite mehr angefasst, bis Sie das zurücknehmen.</translation>
    </message>
    <message numerus="yes">
        <source>It would be decided for %Ln people.</source>
        <translation>
            <numerusform>Es würde für %Ln Person entschieden.</numerusform>
            <numerusform>Es würde für %Ln Personen entschieden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people are not linked, or gone.</source>
        <translation>
            <numerusform>%Ln Person ist nicht verknüpft oder nicht mehr da.</numerusform>
            <numerusform>%Ln Personen sind nicht verknüpft oder nicht mehr da.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people are gone from the application.</source>
        <translation>
            <numerusform>%Ln Person ist nicht mehr in der Anwendung.</numerusform>
            <numerusform>%Ln Personen sind nicht mehr in der Anwendung.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people are only in Mautic and are left out.</source>
        <translation>
            <numerusform>%Ln Person ist nur in Mautic und wird ausgelassen.</numerusform>
            <numerusform>%Ln Personen sind nur in Mautic und werden ausgelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is written for that.</source>
        <translation>Dafür wird nichts geschrieben.</translation>
    </message>
    <message>
        <source>Cost: %1.</source>
        <extracomment>%1 is a number of API requests</extracomment>
        <translation>Kosten: %1.</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Leave %Ln people alone</source>
        <translation>
            <numerusform>%Ln Person in &amp;Ruhe lassen</numerusform>
            <numerusform>%Ln Personen in &amp;Ruhe lassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Unlink %Ln people</source>
        <translation>
            <numerusform>Verknüpfung von %Ln Person &amp;lösen</numerusform>
            <numerusform>Verknüpfung von %Ln Personen &amp;lösen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Stop syncing it for %Ln people</source>
        <translation>
            <numerusform>Bei %Ln Person &amp;nicht mehr abgleichen</numerusform>
            <numerusform>Bei %Ln Personen &amp;nicht mehr abgleichen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped: decided for %Ln people until then.</source>
        <translation>
            <numerusform>Angehalten: Bis dahin wurde für %Ln Person entschieden.</numerusform>
            <numerusform>Angehalten: Bis dahin wurde für %Ln Personen entschieden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decided for %Ln people. The engine carries it out next.</source>
        <translation>
            <numerusform>Für %Ln Person entschieden. Als Nächstes wird es ausgeführt.</numerusform>
            <numerusform>Für %Ln Personen entschieden. Als Nächstes wird es ausgeführt.</numerusform>
        </translation>
    </message>
    <message>
        <source>For everybody in the filtered list</source>
        <translation>Für alle in der gefilterten Liste</translation>
    </message>
    <message numerus="yes">
        <source>It holds for %Ln people already.</source>
        <translation>
            <numerusform>Für %Ln Person gilt es schon.</numerusform>
            <numerusform>Für %Ln Personen gilt es schon.</numerusform>
        </translation>
    </message>
    <message>
        <source>The list has changed since it was counted. Nothing was decided; look at the new numbers.</source>
        <translation>Die Liste hat sich geändert, seit gezählt wurde. Nichts wurde entschieden; sehen Sie sich die neuen Zahlen an.</translation>
    </message>
</context>
<context>
    <name>lockstep::CandidatesView</name>
    <message>
        <source>The user and the contacts in question</source>
        <translation>Der Benutzer und die fraglichen Kontakte</translation>
    </message>
    <message>
        <source>Open contact %1 in Mautic</source>
        <translation>Kontakt %1 in Mautic öffnen</translation>
    </message>
</context>
<context>
    <name>lockstep::CaseActions</name>
    <message>
        <source>Snooze</source>
        <translation>Zurückstellen</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 is what a button does, %2 the key that does it too</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>For an &amp;hour</source>
        <translation>Für eine &amp;Stunde</translation>
    </message>
    <message>
        <source>Until &amp;tomorrow</source>
        <translation>Bis &amp;morgen</translation>
    </message>
    <message>
        <source>Until next &amp;week</source>
        <translation>Bis nächste &amp;Woche</translation>
    </message>
    <message>
        <source>Until either side &amp;changes</source>
        <translation>Bis sich eine Seite &amp;ändert</translation>
    </message>
    <message>
        <source>Wake up</source>
        <translation>Wieder vorlegen</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>Zurückgeben</translation>
    </message>
</context>
<context>
    <name>lockstep::CaseBackground</name>
    <message>
        <source>Consent</source>
        <translation>Einwilligung</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>What Mautic says</source>
        <translation>Was Mautic sagt</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>Decided before</source>
        <translation>Früher entschieden</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message numerus="yes">
        <source>All %n field(s), %1 differ</source>
        <extracomment>%1 of so many fields</extracomment>
        <translation>
            <numerusform>%n Feld, %1 verschieden</numerusform>
            <numerusform>Alle %n Felder, %1 verschieden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Consent: %n opt-out(s)</source>
        <translation>
            <numerusform>Einwilligung: %n Abmeldung</numerusform>
            <numerusform>Einwilligung: %n Abmeldungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Link to contact %1</source>
        <translation>Verknüpft mit Kontakt %1</translation>
    </message>
    <message>
        <source>Not linked</source>
        <translation>Nicht verknüpft</translation>
    </message>
    <message numerus="yes">
        <source>Timeline: %n entries</source>
        <translation>
            <numerusform>Verlauf: %n Eintrag</numerusform>
            <numerusform>Verlauf: %n Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decided before: %n time(s)</source>
        <translation>
            <numerusform>Früher entschieden: %n Mal</numerusform>
            <numerusform>Früher entschieden: %n Mal</numerusform>
        </translation>
    </message>
    <message>
        <source>Mautic&apos;s Do Not Contact list has no entry for this person.</source>
        <translation>Mautics Do-Not-Contact-Liste hat keinen Eintrag für diese Person.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
</context>
<context>
    <name>lockstep::CasePeople</name>
    <message>
        <source>User %1</source>
        <translation>Benutzer %1</translation>
    </message>
    <message>
        <source>Show person</source>
        <translation>Person zeigen</translation>
    </message>
    <message>
        <source>Contact %1</source>
        <translation>Kontakt %1</translation>
    </message>
    <message>
        <source>Open in Mautic</source>
        <translation>In Mautic öffnen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is what the button does, %2 with whom</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>lockstep::CaseQueueView</name>
    <message>
        <source>Nothing here fits the search and the filters.</source>
        <translation>Zu Suche und Filtern passt hier nichts.</translation>
    </message>
    <message>
        <source>Search for a name, an address or an id</source>
        <translation>Name, Adresse oder ID suchen</translation>
    </message>
    <message>
        <source>Search the cases</source>
        <translation>Fälle durchsuchen</translation>
    </message>
    <message>
        <source>Whose cases</source>
        <translation>Wessen Fälle</translation>
    </message>
    <message>
        <source>What waits for a person</source>
        <translation>Was auf eine Entscheidung wartet</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a scope</comment>
        <extracomment>%1 is such as &quot;Taken by me&quot;, %2 how many there are</extracomment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>lockstep::CaseView</name>
    <message>
        <source>Whom it is about</source>
        <translation>Um wen es geht</translation>
    </message>
    <message>
        <source>The chosen case</source>
        <translation>Der gewählte Fall</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Mautic said: %1</source>
        <extracomment>%1 is what Mautic answered, in its own words</extracomment>
        <translation>Mautic sagte: %1</translation>
    </message>
    <message>
        <source>Nobody has to decide this any more.</source>
        <translation>Das muss niemand mehr entscheiden.</translation>
    </message>
    <message>
        <source>Somebody answered it, or both sides agree by now.</source>
        <translation>Jemand hat geantwortet, oder beide Seiten stimmen inzwischen überein.</translation>
    </message>
    <message>
        <source>Reading this case …</source>
        <translation>Dieser Fall wird gelesen …</translation>
    </message>
    <message>
        <source>Choose a case to see what it is about.</source>
        <translation>Wählen Sie einen Fall, um zu sehen, worum es geht.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Why? Kept with the answer (W)</source>
        <translation>Warum? Wird mit der Antwort aufbewahrt (W)</translation>
    </message>
    <message numerus="yes">
        <source>The other user(s): %1</source>
        <extracomment>%1 is a list of people</extracomment>
        <translation>
            <numerusform>Der andere Benutzer: %1</numerusform>
            <numerusform>Die anderen Benutzer: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::CaseWords</name>
    <message>
        <source>several contacts fit</source>
        <translation>mehrere Kontakte passen</translation>
    </message>
    <message>
        <source>contact belongs to another user</source>
        <translation>Kontakt eines anderen</translation>
    </message>
    <message>
        <source>address shared by users</source>
        <translation>Adresse mehrfach verwendet</translation>
    </message>
    <message>
        <source>contact deleted in Mautic</source>
        <translation>Kontakt in Mautic gelöscht</translation>
    </message>
    <message>
        <source>address taken</source>
        <translation>Adresse vergeben</translation>
    </message>
    <message>
        <source>changed on both sides</source>
        <translation>auf beiden Seiten geändert</translation>
    </message>
    <message>
        <source>address cannot be used</source>
        <translation>Adresse nicht verwendbar</translation>
    </message>
    <message>
        <source>refused by Mautic</source>
        <translation>von Mautic abgelehnt</translation>
    </message>
    <message numerus="yes">
        <source>%n contacts fit this user: %1.</source>
        <translation>
            <numerusform>%n Kontakt passt zu diesem Benutzer: %1.</numerusform>
            <numerusform>%n Kontakte passen zu diesem Benutzer: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Contact %1 fits this user but is linked to user %2.</source>
        <translation>Kontakt %1 passt zu diesem Benutzer, ist aber mit Benutzer %2 verknüpft.</translation>
    </message>
    <message>
        <source>The address of this user is also that of user %1.</source>
        <translation>Die Adresse dieses Benutzers ist auch die von Benutzer %1.</translation>
    </message>
    <message>
        <source>Contact %1 of this user is no longer in Mautic.</source>
        <translation>Kontakt %1 dieses Benutzers ist nicht mehr in Mautic.</translation>
    </message>
    <message>
        <source>The user&apos;s new address is already that of contact %1.</source>
        <translation>Die neue Adresse des Benutzers ist schon die von Kontakt %1.</translation>
    </message>
    <message>
        <source>The field %1 was changed in the application and in Mautic.</source>
        <translation>Das Feld %1 wurde in der Anwendung und in Mautic geändert.</translation>
    </message>
    <message>
        <source>Mautic cannot store the address of this user as it is.</source>
        <translation>Mautic kann die Adresse dieses Benutzers so nicht speichern.</translation>
    </message>
    <message>
        <source>Mautic refused this user&apos;s contact.</source>
        <translation>Mautic hat den Kontakt dieses Benutzers abgelehnt.</translation>
    </message>
    <message>
        <source>Mautic refused the value of the field %1.</source>
        <translation>Mautic hat den Wert des Feldes %1 abgelehnt.</translation>
    </message>
    <message>
        <source>Correct the value in the application, or the field in Mautic under Settings → Custom Fields.</source>
        <translation>Berichtigen Sie den Wert in der Anwendung oder das Feld in Mautic unter Settings → Custom Fields.</translation>
    </message>
    <message>
        <source>address changed in Mautic</source>
        <translation>Adresse in Mautic geändert</translation>
    </message>
    <message>
        <source>addresses exchanged</source>
        <translation>Adressen vertauscht</translation>
    </message>
    <message>
        <source>The address was changed in Mautic; the application still has the other one.</source>
        <translation>Die Adresse wurde in Mautic geändert; die Anwendung hat noch die andere.</translation>
    </message>
    <message>
        <source>This user and user %1 have exchanged their addresses.</source>
        <translation>Dieser Benutzer und Benutzer %1 haben ihre Adressen getauscht.</translation>
    </message>
    <message>
        <source>Say which address is right. The one people log in with is never changed by itself.</source>
        <translation>Sagen Sie, welche Adresse stimmt. Die Adresse für die Anmeldung wird nie von selbst geändert.</translation>
    </message>
    <message>
        <source>Let one contact go without an address for a moment, so that the others can take theirs.</source>
        <translation>Lassen Sie einen Kontakt einen Augenblick ohne Adresse, damit die anderen ihre bekommen.</translation>
    </message>
    <message>
        <source>Say which of them is this user. Contacts that are one person can be merged in Mautic (open one → Merge).</source>
        <translation>Sagen Sie, welcher davon dieser Benutzer ist. Kontakte, die eine Person sind, lassen sich in Mautic zusammenführen (einen öffnen → Merge).</translation>
    </message>
    <message>
        <source>Find out whether these users are one person; if so, change or remove one of them in the application.</source>
        <translation>Finden Sie heraus, ob diese Benutzer eine Person sind; wenn ja, ändern oder entfernen Sie einen davon in der Anwendung.</translation>
    </message>
    <message>
        <source>If that was on purpose, end the link; else let the contact be created again.</source>
        <translation>War das Absicht, lösen Sie die Verknüpfung; sonst lassen Sie den Kontakt wieder anlegen.</translation>
    </message>
    <message>
        <source>If that contact is this person, link it. Until somebody decides, neither contact is written to.</source>
        <translation>Ist jener Kontakt diese Person, verknüpfen Sie ihn. Bis jemand entscheidet, wird in keinen der Kontakte geschrieben.</translation>
    </message>
    <message>
        <source>Say which value holds; until then neither side is touched.</source>
        <translation>Sagen Sie, welcher Wert gilt; bis dahin bleibt jede Seite unberührt.</translation>
    </message>
    <message>
        <source>Give an address that Mautic can store, or correct it in the application.</source>
        <translation>Geben Sie eine Adresse an, die Mautic speichern kann, oder berichtigen Sie sie in der Anwendung.</translation>
    </message>
</context>
<context>
    <name>lockstep::CasesPage</name>
    <message>
        <source>Nothing waits for a person</source>
        <translation>Nichts wartet auf eine Entscheidung</translation>
    </message>
    <message>
        <source>What Lockstep cannot decide by itself appears here, with the reason and what to do about it.</source>
        <translation>Hier erscheint, was Lockstep nicht selbst entscheiden kann, mit dem Grund und was zu tun ist.</translation>
    </message>
    <message>
        <source>Here you see what only a person can decide</source>
        <translation>Hier sehen Sie, was nur ein Mensch entscheiden kann</translation>
    </message>
    <message>
        <source>Two contacts for one user, a change on both sides, a value Mautic refuses: each with its reason. Look for changes to find out. Looking only reads.</source>
        <translation>Zwei Kontakte für einen Benutzer, eine Änderung auf beiden Seiten, ein Wert, den Mautic ablehnt: jeweils mit dem Grund. Sehen Sie nach Änderungen, um es zu erfahren. Beim Nachsehen wird nur gelesen.</translation>
    </message>
    <message>
        <source>&amp;Look for changes</source>
        <translation>Nach Änderungen &amp;sehen</translation>
    </message>
    <message>
        <source>The case you looked at needs nobody any more; the next one is shown.</source>
        <translation>Der Fall, den Sie angesehen haben, ist erledigt; der nächste wird gezeigt.</translation>
    </message>
    <message>
        <source>Decided lately</source>
        <translation>Zuletzt entschieden</translation>
    </message>
</context>
<context>
    <name>lockstep::CasesReportWords</name>
    <message>
        <source>%1  user %2: %3</source>
        <comment>number of the case, id, sentence</comment>
        <translation>%1  Benutzer %2: %3</translation>
    </message>
    <message>
        <source>(%1 looks at it)</source>
        <comment>an account</comment>
        <translation>(%1 sieht es sich an)</translation>
    </message>
    <message>
        <source>(sleeps)</source>
        <translation>(zurückgestellt)</translation>
    </message>
    <message>
        <source>(changed since it was answered)</source>
        <translation>(geändert, seit geantwortet wurde)</translation>
    </message>
    <message>
        <source>Nothing waits for a person.</source>
        <translation>Nichts wartet auf eine Entscheidung.</translation>
    </message>
    <message>
        <source>Nothing was decided yet.</source>
        <translation>Noch wurde nichts entschieden.</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>App</source>
        <translation>Anwendung</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>Mautic</source>
        <translation>Mautic</translation>
    </message>
    <message>
        <source>Contacts in question</source>
        <translation>Fragliche Kontakte</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>contact %1: for it %2; against it %3</source>
        <translation>Kontakt %1: dafür %2; dagegen %3</translation>
    </message>
    <message numerus="yes">
        <source>%n more like this; --all-alike answers them too.</source>
        <translation>
            <numerusform>%n weiterer solcher Fall; --all-alike beantwortet ihn mit.</numerusform>
            <numerusform>%n weitere solche Fälle; --all-alike beantwortet sie mit.</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing</source>
        <comment>fields</comment>
        <translation>nichts</translation>
    </message>
</context>
<context>
    <name>lockstep::CasesTexts</name>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>user %1</source>
        <translation>Benutzer %1</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Bei</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is what a case is about, %2 a field</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Linked to</source>
        <translation>Verknüpft mit</translation>
    </message>
    <message>
        <source>In Mautic since</source>
        <translation>In Mautic seit</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>opted out, and stays so</source>
        <translation>abgemeldet, und bleibt es</translation>
    </message>
    <message>
        <source>not opted out</source>
        <translation>nicht abgemeldet</translation>
    </message>
    <message>
        <source>Sleeps until either side changes.</source>
        <translation>Zurückgestellt, bis sich eine Seite ändert.</translation>
    </message>
    <message>
        <source>Sleeps until %1.</source>
        <translation>Zurückgestellt bis %1.</translation>
    </message>
    <message>
        <source>left out. %1</source>
        <translation>ausgelassen. %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 is a channel such as E-mail, %2 a reason such as unsubscribed</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Somebody answered this, but a side changed before it was carried out. Please look again.</source>
        <translation>Jemand hat das beantwortet, aber eine Seite änderte sich, bevor es ausgeführt war. Bitte sehen Sie es noch einmal an.</translation>
    </message>
    <message>
        <source>%1 has taken this.</source>
        <translation>%1 hat das übernommen.</translation>
    </message>
    <message>
        <source>Opt-outs stay with the person, whatever you answer.</source>
        <translation>Abmeldungen bleiben bei der Person, gleich, was Sie antworten.</translation>
    </message>
    <message>
        <source>Opted out now: %1.</source>
        <translation>Jetzt abgemeldet: %1.</translation>
    </message>
    <message>
        <source>Everything open</source>
        <translation>Alles Offene</translation>
    </message>
    <message>
        <source>Taken by me</source>
        <translation>Von mir übernommen</translation>
    </message>
    <message>
        <source>Taken by nobody</source>
        <translation>Von niemandem übernommen</translation>
    </message>
    <message>
        <source>Sleeping</source>
        <translation>Zurückgestellt</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>The user (App)</source>
        <translation>Der Benutzer (Anwendung)</translation>
    </message>
    <message>
        <source>Contact %1</source>
        <translation>Kontakt %1</translation>
    </message>
    <message>
        <source>speaks for it</source>
        <translation>spricht dafür</translation>
    </message>
    <message>
        <source>speaks against it</source>
        <translation>spricht dagegen</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
</context>
<context>
    <name>lockstep::CasesWords</name>
    <message>
        <source>cases [show N | decide N ANSWER | undo N | assign N [ACCOUNT] | snooze N [TIME] | wake N | decided]</source>
        <translation>cases [show N | decide N ANTWORT | undo N | assign N [KONTO] | snooze N [ZEIT] | wake N | decided]</translation>
    </message>
    <message>
        <source>there is no answer &quot;%1&quot;</source>
        <translation>es gibt keine Antwort „%1“</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no time such as 2026-11-01T10:00:00Z</source>
        <translation>„%1“ ist keine Zeit wie 2026-11-01T10:00:00Z</translation>
    </message>
    <message numerus="yes">
        <source>%n decisions are kept; the engine or the next &quot;lockstep-agent sync&quot; carries them out.</source>
        <translation>
            <numerusform>%n Entscheidung ist festgehalten; der Dienst oder das nächste „lockstep-agent sync“ führt sie aus.</numerusform>
            <numerusform>%n Entscheidungen sind festgehalten; der Dienst oder das nächste „lockstep-agent sync“ führt sie aus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decisions are being taken back; the engine or the next &quot;lockstep-agent sync&quot; does it.</source>
        <translation>
            <numerusform>%n Entscheidung wird zurückgenommen; das erledigt der Dienst oder das nächste „lockstep-agent sync“.</numerusform>
            <numerusform>%n Entscheidungen werden zurückgenommen; das erledigt der Dienst oder das nächste „lockstep-agent sync“.</numerusform>
        </translation>
    </message>
    <message>
        <source>nobody answered this case</source>
        <translation>diesen Fall hat niemand beantwortet</translation>
    </message>
</context>
<context>
    <name>lockstep::ChangesActions</name>
    <message>
        <source>&amp;Look again</source>
        <translation>Erneut nach&amp;sehen</translation>
    </message>
    <message>
        <source>&amp;Open plan…</source>
        <translation>Plan &amp;öffnen…</translation>
    </message>
    <message>
        <source>&amp;Save plan…</source>
        <translation>Plan &amp;speichern…</translation>
    </message>
    <message>
        <source>Looks at both sides and makes a new plan. Only reads.</source>
        <translation>Sieht sich beide Seiten an und erstellt einen neuen Plan. Liest nur.</translation>
    </message>
    <message>
        <source>Shows a plan that was saved before</source>
        <translation>Zeigt einen früher gespeicherten Plan</translation>
    </message>
    <message>
        <source>Keeps what is included in a file, to write it later or elsewhere</source>
        <translation>Legt die enthaltenen Zeilen in einer Datei ab, um sie später oder anderswo zu schreiben</translation>
    </message>
    <message>
        <source>For a &amp;spreadsheet…</source>
        <translation>Für eine &amp;Tabellenkalkulation…</translation>
    </message>
    <message>
        <source>&amp;Exactly as it is, for programs…</source>
        <translation>&amp;Genau so, für Programme…</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>E&amp;xportieren</translation>
    </message>
    <message>
        <source>Writes the rows into a table (CSV)</source>
        <translation>Schreibt die Zeilen in eine Tabelle (CSV)</translation>
    </message>
    <message>
        <source>&amp;Look for changes</source>
        <translation>Nach Änderungen &amp;sehen</translation>
    </message>
    <message>
        <source>Earlier &amp;runs…</source>
        <translation>F&amp;rühere Läufe …</translation>
    </message>
    <message>
        <source>What was written when and by whom, and taking it back</source>
        <translation>Was wann und von wem geschrieben wurde, und wie man es zurücknimmt</translation>
    </message>
</context>
<context>
    <name>lockstep::ChangesDetails</name>
    <message>
        <source>Show &amp;person</source>
        <translation>&amp;Person zeigen</translation>
    </message>
    <message>
        <source>The selected row</source>
        <translation>Die gewählte Zeile</translation>
    </message>
    <message>
        <source>Values that would be written</source>
        <translation>Werte, die geschrieben würden</translation>
    </message>
    <message>
        <source>Choose a row to see it field by field.</source>
        <translation>Wählen Sie eine Zeile, um sie Feld für Feld zu sehen.</translation>
    </message>
</context>
<context>
    <name>lockstep::ChangesFilters</name>
    <message>
        <source>Write &amp;all of these</source>
        <translation>&amp;Alle davon schreiben</translation>
    </message>
    <message>
        <source>Show rows by kind</source>
        <translation>Zeilen nach Art zeigen</translation>
    </message>
    <message>
        <source>Writes or leaves out all rows that are shown.</source>
        <translation>Schreibt alle gezeigten Zeilen oder lässt sie aus.</translation>
    </message>
</context>
<context>
    <name>lockstep::ChangesPage</name>
    <message>
        <source>There is nothing to write</source>
        <translation>Es gibt nichts zu schreiben</translation>
    </message>
    <message>
        <source>Everything that can be in step without a person is in step.</source>
        <translation>Alles, was ohne eine Entscheidung im Gleichschritt sein kann, ist es.</translation>
    </message>
    <message>
        <source>Here you see what a sync would write</source>
        <translation>Hier sehen Sie, was ein Abgleich schreiben würde</translation>
    </message>
    <message>
        <source>Row by row, with the reason, the risk and the cost, before anything is written. Looking only reads.</source>
        <translation>Zeile für Zeile, mit Grund, Risiko und Kosten, bevor etwas geschrieben wird. Beim Nachsehen wird nur gelesen.</translation>
    </message>
    <message>
        <source>See what a sync would &amp;do</source>
        <translation>&amp;Zeigen, was ein Abgleich täte</translation>
    </message>
    <message>
        <source>&amp;Go on all the same…</source>
        <translation>Trotzdem &amp;weitermachen…</translation>
    </message>
    <message>
        <source>Look a&amp;gain</source>
        <translation>Erneut nach&amp;sehen</translation>
    </message>
    <message>
        <source>Far fewer people than before</source>
        <translation>Viel weniger Personen als zuvor</translation>
    </message>
    <message>
        <source>Make a plan although one side has lost many people?</source>
        <translation>Einen Plan erstellen, obwohl eine Seite viele Personen verloren hat?</translation>
    </message>
    <message>
        <source>Most often the wrong database or Mautic is connected, or one is half restored. Those missing count as gone. Nothing is written before you say so.</source>
        <translation>Meist ist die falsche Datenbank oder das falsche Mautic verbunden, oder eines ist erst halb wiederhergestellt. Wer fehlt, gilt als weg. Nichts wird geschrieben, bevor Sie es sagen.</translation>
    </message>
    <message>
        <source>Make the plan</source>
        <translation>Plan erstellen</translation>
    </message>
    <message>
        <source>Mautic lacks something</source>
        <translation>In Mautic fehlt etwas</translation>
    </message>
    <message>
        <source>Create and sync</source>
        <translation>Anlegen und abgleichen</translation>
    </message>
    <message>
        <source>Open a plan</source>
        <translation>Einen Plan öffnen</translation>
    </message>
    <message>
        <source>Plans (*.json)</source>
        <translation>Pläne (*.json)</translation>
    </message>
    <message>
        <source>Save the plan</source>
        <translation>Den Plan speichern</translation>
    </message>
    <message>
        <source>Export the rows</source>
        <translation>Die Zeilen exportieren</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
</context>
<context>
    <name>lockstep::ChangesSummary</name>
    <message>
        <source>%1: %2</source>
        <comment>what was written, how often</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>What the plan costs</source>
        <translation>Was der Plan kostet</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Es wurde nichts geschrieben.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows were not begun; the next run does them.</source>
        <translation>
            <numerusform>%Ln Zeile wurde nicht begonnen; der nächste Lauf erledigt sie.</numerusform>
            <numerusform>%Ln Zeilen wurden nicht begonnen; der nächste Lauf erledigt sie.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things were left alone</source>
        <translation>
            <numerusform>%n Sache wurde in Ruhe gelassen</numerusform>
            <numerusform>%n Dinge wurden in Ruhe gelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cases wait for a person</source>
        <translation>
            <numerusform>%Ln Fall wartet auf eine Entscheidung</numerusform>
            <numerusform>%Ln Fälle warten auf eine Entscheidung</numerusform>
        </translation>
    </message>
    <message>
        <source>Take this run back…</source>
        <translation>Diesen Lauf zurücknehmen …</translation>
    </message>
</context>
<context>
    <name>lockstep::ChangesTable</name>
    <message>
        <source>Rows of the plan</source>
        <translation>Zeilen des Plans</translation>
    </message>
    <message>
        <source>Space leaves the selected rows out or takes them in again</source>
        <translation>Die Leertaste lässt die gewählten Zeilen aus oder nimmt sie wieder auf</translation>
    </message>
</context>
<context>
    <name>lockstep::ChangesTexts</name>
    <message>
        <source>Write</source>
        <translation>Dabei</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Before → after</source>
        <translation>Vorher → nachher</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risiko</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>In Mautic now</source>
        <translation>Jetzt in Mautic</translation>
    </message>
    <message>
        <source>Will be</source>
        <translation>Wird</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(leer)</translation>
    </message>
    <message>
        <source>user %1</source>
        <translation>Benutzer %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a field, %2 its new value</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <extracomment>%1 is a field, %2 its value before, %3 its value afterwards</extracomment>
        <translation>%1: %2 → %3</translation>
    </message>
    <message numerus="yes">
        <source>%1 (and %n more)</source>
        <extracomment>%1 is a change of a value, %n how many further ones there are</extracomment>
        <translation>
            <numerusform>%1 (und %n weiterer)</numerusform>
            <numerusform>%1 (und %n weitere)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::ChangesWiringWords</name>
    <message>
        <source>The plan was saved: %1</source>
        <translation>Der Plan wurde gespeichert: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n rows were exported: %1</source>
        <translation>
            <numerusform>%n Zeile wurde exportiert: %1</numerusform>
            <numerusform>%n Zeilen wurden exportiert: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::CheckReportWords</name>
    <message>
        <source>Mautic</source>
        <translation>Mautic</translation>
    </message>
    <message>
        <source>The application&apos;s users</source>
        <translation>Die Benutzer der Anwendung</translation>
    </message>
    <message>
        <source>%1 is given, but Lockstep has no use for it.</source>
        <translation>%1 ist angegeben, wird von Lockstep aber nicht gebraucht.</translation>
    </message>
    <message numerus="yes">
        <source>The table %1 in %2 can be used; %n columns are read.</source>
        <translation>
            <numerusform>Die Tabelle %1 in %2 ist verwendbar; %n Spalte wird gelesen.</numerusform>
            <numerusform>Die Tabelle %1 in %2 ist verwendbar; %n Spalten werden gelesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>It knows which addresses are verified.</source>
        <translation>Sie sagt, welche Adressen bestätigt sind.</translation>
    </message>
    <message>
        <source>It does not know which addresses are verified, so equal addresses are linked at once.</source>
        <translation>Sie sagt nicht, welche Adressen bestätigt sind; gleiche Adressen werden deshalb sofort verknüpft.</translation>
    </message>
    <message>
        <source>It keeps the number of the contact.</source>
        <translation>Sie bewahrt die Nummer des Kontakts auf.</translation>
    </message>
    <message>
        <source>It has no column for the number of the contact; Lockstep keeps the links itself.</source>
        <translation>Sie hat keine Spalte für die Nummer des Kontakts; Lockstep bewahrt die Verknüpfungen selbst auf.</translation>
    </message>
    <message>
        <source>&quot;lockstep-agent users&quot; says how to add one.</source>
        <translation>„lockstep-agent users“ sagt, wie man eine hinzufügt.</translation>
    </message>
</context>
<context>
    <name>lockstep::CheckWords</name>
    <message>
        <source>Mautic does not say which version it is.</source>
        <translation>Mautic sagt nicht, welche Version es ist.</translation>
    </message>
    <message>
        <source>Lockstep is made for Mautic 5 to 7. A proxy may be taking the header Mautic-Version away.</source>
        <translation>Lockstep ist für Mautic 5 bis 7 gemacht. Vielleicht entfernt ein Proxy die Kopfzeile Mautic-Version.</translation>
    </message>
    <message>
        <source>Mautic is version %1, which Lockstep was not made for.</source>
        <translation>Mautic hat Version %1, für die Lockstep nicht gemacht ist.</translation>
    </message>
    <message>
        <source>Lockstep is made for Mautic 5 to 7; look at the first plan with care.</source>
        <translation>Lockstep ist für Mautic 5 bis 7 gemacht; sehen Sie sich den ersten Plan genau an.</translation>
    </message>
    <message>
        <source>Mautic is version %1.</source>
        <translation>Mautic hat Version %1.</translation>
    </message>
    <message>
        <source>Signed in.</source>
        <translation>Angemeldet.</translation>
    </message>
    <message>
        <source>Signed in as %1, an administrator.</source>
        <translation>Angemeldet als %1, mit Administratorrechten.</translation>
    </message>
    <message>
        <source>Signed in as %1.</source>
        <translation>Angemeldet als %1.</translation>
    </message>
    <message>
        <source>Signed in as %1 with the role %2.</source>
        <translation>Angemeldet als %1 mit der Rolle %2.</translation>
    </message>
    <message>
        <source>In Mautic: Settings → Roles → the role of the API user → Permissions → %1.</source>
        <translation>In Mautic: Settings → Roles → die Rolle des API-Benutzers → Permissions → %1.</translation>
    </message>
    <message>
        <source>May %1.</source>
        <comment>a right, such as: read contacts</comment>
        <translation>Erlaubt: %1.</translation>
    </message>
    <message>
        <source>May not %1; not needed yet.</source>
        <translation>Nicht erlaubt: %1; noch nicht nötig.</translation>
    </message>
    <message>
        <source>May not %1.</source>
        <translation>Nicht erlaubt: %1.</translation>
    </message>
    <message>
        <source>Whether we may %1 is not known; not needed yet.</source>
        <translation>Nicht bekannt, ob erlaubt: %1; noch nicht nötig.</translation>
    </message>
    <message>
        <source>Whether we may %1 is not known.</source>
        <translation>Nicht bekannt, ob erlaubt: %1.</translation>
    </message>
    <message>
        <source>read contacts</source>
        <translation>Kontakte lesen</translation>
    </message>
    <message>
        <source>create and edit contacts</source>
        <translation>Kontakte anlegen und bearbeiten</translation>
    </message>
    <message>
        <source>read the contact fields</source>
        <translation>Kontaktfelder lesen</translation>
    </message>
    <message>
        <source>create custom fields</source>
        <translation>eigene Felder anlegen</translation>
    </message>
    <message>
        <source>read segments</source>
        <translation>Segmente lesen</translation>
    </message>
    <message>
        <source>create segments</source>
        <translation>Segmente anlegen</translation>
    </message>
    <message>
        <source>read opt-outs and segment members</source>
        <translation>Abmeldungen und Mitglieder der Segmente lesen</translation>
    </message>
    <message>
        <source>read campaigns</source>
        <translation>Kampagnen lesen</translation>
    </message>
    <message>
        <source>read e-mails</source>
        <translation>E-Mails lesen</translation>
    </message>
    <message>
        <source>Contact Permissions → Contacts: View Own and View Others</source>
        <translation>Contact Permissions → Contacts: View Own und View Others</translation>
    </message>
    <message>
        <source>Contact Permissions → Contacts: Create, Edit Own and Edit Others</source>
        <translation>Contact Permissions → Contacts: Create, Edit Own und Edit Others</translation>
    </message>
    <message>
        <source>Contact Permissions → Custom Fields: Full</source>
        <translation>Contact Permissions → Custom Fields: Full</translation>
    </message>
    <message>
        <source>Contact Permissions → Segments: View Others</source>
        <translation>Contact Permissions → Segments: View Others</translation>
    </message>
    <message>
        <source>Contact Permissions → Segments: Create and Edit Others</source>
        <translation>Contact Permissions → Segments: Create und Edit Others</translation>
    </message>
    <message>
        <source>Contact Permissions → Contacts: View Others, and Segments: View Others</source>
        <translation>Contact Permissions → Contacts: View Others und Segments: View Others</translation>
    </message>
    <message>
        <source>Campaign Permissions → Campaigns: View Others</source>
        <translation>Campaign Permissions → Campaigns: View Others</translation>
    </message>
    <message>
        <source>Email Permissions → Emails: View Others</source>
        <translation>Email Permissions → Emails: View Others</translation>
    </message>
    <message>
        <source>The clocks of both computers agree.</source>
        <translation>Die Uhren beider Rechner stimmen überein.</translation>
    </message>
    <message numerus="yes">
        <source>Mautic&apos;s clock is %n seconds ahead of ours.</source>
        <translation>
            <numerusform>Die Uhr von Mautic geht gegenüber unserer %n Sekunde vor.</numerusform>
            <numerusform>Die Uhr von Mautic geht gegenüber unserer %n Sekunden vor.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mautic&apos;s clock is %n seconds behind ours.</source>
        <translation>
            <numerusform>Die Uhr von Mautic geht gegenüber unserer %n Sekunde nach.</numerusform>
            <numerusform>Die Uhr von Mautic geht gegenüber unserer %n Sekunden nach.</numerusform>
        </translation>
    </message>
    <message>
        <source>Let both computers set their clocks by network time; &quot;new since&quot; depends on it.</source>
        <translation>Lassen Sie beide Rechner ihre Uhr nach der Netzwerkzeit stellen; „neu seit“ hängt davon ab.</translation>
    </message>
    <message>
        <source>Signing in took %1 s.</source>
        <translation>Das Anmelden dauerte %1 s.</translation>
    </message>
    <message>
        <source>Signing in took %1 s, which is long.</source>
        <translation>Das Anmelden dauerte %1 s, und das ist lang.</translation>
    </message>
    <message>
        <source>OAuth 2 is quicker than user name and password; the network or the server may be slow, too.</source>
        <translation>OAuth 2 ist schneller als Benutzername und Passwort; auch das Netz oder der Server kann langsam sein.</translation>
    </message>
</context>
<context>
    <name>lockstep::ColumnsPanel</name>
    <message>
        <source>&amp;Add this column to the users table</source>
        <translation>Diese Spalte der Benutzertabelle &amp;hinzufügen</translation>
    </message>
    <message>
        <source>Ta&amp;ble</source>
        <translation>&amp;Tabelle</translation>
    </message>
    <message>
        <source>Which column is what</source>
        <translation>Welche Spalte was ist</translation>
    </message>
    <message>
        <source>The first rows, as they are read</source>
        <translation>Die ersten Zeilen, so wie sie gelesen werden</translation>
    </message>
    <message>
        <source>The first rows of the users table</source>
        <translation>Die ersten Zeilen der Benutzertabelle</translation>
    </message>
    <message>
        <source>not read</source>
        <comment>instead of a column</comment>
        <translation>nicht gelesen</translation>
    </message>
    <message>
        <source>%1, yes and no turned round</source>
        <translation>%1, Ja und Nein vertauscht</translation>
    </message>
    <message>
        <source>The table keeps the number of the contact.</source>
        <translation>Die Tabelle bewahrt die Nummer des Kontakts auf.</translation>
    </message>
    <message>
        <source>The table has no column for the number of the contact; Lockstep keeps the links itself. Prisma made this table: add &quot;%1&quot; to the model and run &quot;%2&quot; rather than this statement, which Prisma would call drift.</source>
        <translation>Die Tabelle hat keine Spalte für die Nummer des Kontakts; Lockstep bewahrt die Verknüpfungen selbst auf. Diese Tabelle gehört Prisma: Fügen Sie „%1“ in das Modell ein und rufen Sie „%2“ auf, statt diese Anweisung auszuführen; Prisma sähe darin eine Abweichung vom Schema (drift).</translation>
    </message>
    <message>
        <source>The table has no column for the number of the contact, so Lockstep keeps the links itself. To keep them in the application as well, this would be run:</source>
        <translation>Die Tabelle hat keine Spalte für die Nummer des Kontakts; Lockstep bewahrt die Verknüpfungen deshalb selbst auf. Um sie auch in der Anwendung aufzubewahren, würde dies ausgeführt:</translation>
    </message>
</context>
<context>
    <name>lockstep::CommandTable</name>
    <message>
        <source>Test both connections and the rights in Mautic.</source>
        <translation>Beide Verbindungen und die Rechte in Mautic prüfen.</translation>
    </message>
    <message>
        <source>Show the users table, its columns and five rows.</source>
        <translation>Die Benutzertabelle, ihre Spalten und fünf Zeilen zeigen.</translation>
    </message>
    <message>
        <source>Show what a sync would write and cost; write nothing.</source>
        <translation>Zeigen, was ein Abgleich schreiben und kosten würde; nichts schreiben.</translation>
    </message>
    <message>
        <source>Carry out a saved plan, as far as it still holds.</source>
        <translation>Einen gespeicherten Plan ausführen, soweit er noch zutrifft.</translation>
    </message>
    <message>
        <source>Plan and carry out in one go.</source>
        <translation>Planen und gleich ausführen.</translation>
    </message>
    <message>
        <source>Show links, budget and the last runs.</source>
        <translation>Verknüpfungen, Kontingent und die letzten Läufe zeigen.</translation>
    </message>
    <message>
        <source>Keep both sides in step until stopped; a service.</source>
        <translation>Beide Seiten im Gleichschritt halten, bis es angehalten wird; ein Dienst.</translation>
    </message>
    <message>
        <source>List what goes where; set, allow or forbid a field.</source>
        <translation>Zeigen, was wohin geht; ein Feld einstellen, erlauben oder sperren.</translation>
    </message>
    <message>
        <source>List, show and decide what waits for a person.</source>
        <translation>Auflisten, zeigen und entscheiden, was auf eine Entscheidung wartet.</translation>
    </message>
    <message>
        <source>Show one person and why it is or is not in step; edit, link, unlink.</source>
        <translation>Eine Person zeigen und warum sie im Gleichschritt ist oder nicht; ändern, verknüpfen, Verknüpfung lösen.</translation>
    </message>
    <message>
        <source>List the last runs; take back what one wrote.</source>
        <translation>Die letzten Läufe zeigen; zurücknehmen, was einer schrieb.</translation>
    </message>
</context>
<context>
    <name>lockstep::ComparisonView</name>
    <message>
        <source>Who would come out differently</source>
        <translation>Bei wem etwas anderes herauskäme</translation>
    </message>
    <message>
        <source>Trying these rules on everybody …</source>
        <translation>Die Regeln werden für alle durchgerechnet …</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>With these rules</source>
        <translation>Mit diesen Regeln</translation>
    </message>
    <message>
        <source>With today&apos;s rules</source>
        <translation>Mit den heutigen Regeln</translation>
    </message>
</context>
<context>
    <name>lockstep::ComputerPanel</name>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Rechner</translation>
    </message>
    <message>
        <source>&amp;Keep running in the tray when the window is closed</source>
        <translation>Im Infobereich &amp;weiterlaufen, wenn das Fenster geschlossen wird</translation>
    </message>
    <message>
        <source>Start Lockstep when I &amp;log in</source>
        <translation>Lockstep beim &amp;Anmelden starten</translation>
    </message>
    <message>
        <source>Both sides are kept in step while the window is closed.</source>
        <translation>Beide Seiten bleiben im Gleichschritt, während das Fenster geschlossen ist.</translation>
    </message>
    <message>
        <source>This desktop has no tray, so a hidden window could not be found again.</source>
        <translation>Dieser Desktop hat keinen Infobereich; ein verborgenes Fenster wäre nicht wiederzufinden.</translation>
    </message>
</context>
<context>
    <name>lockstep::ConnectionsPage</name>
    <message>
        <source>Mautic</source>
        <translation>Mautic</translation>
    </message>
    <message>
        <source>The application&apos;s users</source>
        <translation>Die Benutzer der Anwendung</translation>
    </message>
    <message>
        <source>&amp;Save these settings</source>
        <translation>Diese Einstellungen &amp;speichern</translation>
    </message>
    <message>
        <source>not tested yet</source>
        <translation>noch nicht getestet</translation>
    </message>
    <message>
        <source>not looked at yet</source>
        <translation>noch nicht angesehen</translation>
    </message>
    <message>
        <source>asking Mautic</source>
        <translation>Mautic wird gefragt</translation>
    </message>
    <message>
        <source>looking into the database</source>
        <translation>die Datenbank wird angesehen</translation>
    </message>
    <message>
        <source>This workspace belongs to %1.</source>
        <translation>Dieser Arbeitsbereich gehört zu %1.</translation>
    </message>
    <message numerus="yes">
        <source>It has %n links to contacts there. In another Mautic the same numbers are other people, so nothing was changed. For another Mautic, start Lockstep with a workspace of its own (--workspace).</source>
        <translation>
            <numerusform>Er hat dort %n Verknüpfung mit einem Kontakt. In einem anderen Mautic ist dieselbe Nummer jemand anderes; deshalb wurde nichts geändert. Für ein anderes Mautic starten Sie Lockstep mit einem eigenen Arbeitsbereich (--workspace).</numerusform>
            <numerusform>Er hat dort %n Verknüpfungen mit Kontakten. In einem anderen Mautic sind dieselben Nummern andere Personen; deshalb wurde nichts geändert. Für ein anderes Mautic starten Sie Lockstep mit einem eigenen Arbeitsbereich (--workspace).</numerusform>
        </translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>Last test</source>
        <translation>Letzter Test</translation>
    </message>
    <message>
        <source>Sign in with</source>
        <translation>Anmelden mit</translation>
    </message>
    <message>
        <source>Sign-in data</source>
        <translation>Zugangsdaten</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Columns that are read</source>
        <translation>Gelesene Spalten</translation>
    </message>
    <message>
        <source>Users at the last sync</source>
        <translation>Benutzer beim letzten Abgleich</translation>
    </message>
    <message>
        <source>connected, but something is missing</source>
        <translation>verbunden, aber etwas fehlt</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>Co&amp;mpare with now</source>
        <translation>Mit dem Stand von jetzt ver&amp;gleichen</translation>
    </message>
    <message>
        <source>Tries these settings on everybody and shows who would come out differently. Nothing is saved or written.</source>
        <translation>Rechnet diese Einstellungen für alle durch und zeigt, bei wem etwas anderes herauskäme. Nichts wird gespeichert oder geschrieben.</translation>
    </message>
</context>
<context>
    <name>lockstep::Console</name>
    <message>
        <source>The sample</source>
        <translation>Das Beispiel</translation>
    </message>
    <message>
        <source>Starting the sample</source>
        <translation>Das Beispiel wird gestartet</translation>
    </message>
    <message>
        <source>Close Lockstep?</source>
        <translation>Lockstep schließen?</translation>
    </message>
    <message>
        <source>A run is going on. It would be stopped at its next safe point.</source>
        <translation>Ein Lauf ist im Gange. Er würde an der nächsten sicheren Stelle angehalten.</translation>
    </message>
    <message>
        <source>What was written stays written and is kept. What was not is found again by the next run. Nothing is lost.</source>
        <translation>Was geschrieben wurde, bleibt und ist vermerkt. Was noch fehlt, findet der nächste Lauf wieder. Nichts geht verloren.</translation>
    </message>
    <message>
        <source>Stop it and close</source>
        <translation>Anhalten und schließen</translation>
    </message>
</context>
<context>
    <name>lockstep::ConsoleOptionWords</name>
    <message>
        <source>Keeps an application&apos;s users in step with their contacts in Mautic, and lets people see, decide and mend what differs.</source>
        <translation>Hält die Benutzer einer Anwendung mit ihren Kontakten in Mautic im Gleichschritt und lässt sehen, entscheiden und berichtigen, was abweicht.</translation>
    </message>
    <message>
        <source>Folder of the workspace (default: %1).</source>
        <translation>Ordner des Arbeitsbereichs (sonst: %1).</translation>
    </message>
    <message>
        <source>File with sign-in data, as lines of KEY=VALUE.</source>
        <translation>Datei mit Zugangsdaten, als Zeilen NAME=WERT.</translation>
    </message>
    <message>
        <source>Try it on a pretend Mautic with a sample application; nothing is kept afterwards.</source>
        <translation>Mit einem gespielten Mautic und einer Beispielanwendung ausprobieren; danach bleibt nichts zurück.</translation>
    </message>
    <message>
        <source>Colours: desktop, light or dark.</source>
        <translation>Farben: desktop (wie die Arbeitsumgebung), light (hell) oder dark (dunkel).</translation>
    </message>
    <message>
        <source>Language of the window, such as de (default: the desktop&apos;s).</source>
        <translation>Sprache des Fensters, zum Beispiel de (sonst die der Arbeitsumgebung).</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is none of desktop, light and dark</source>
        <translation>„%1“ ist weder desktop noch light noch dark</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not understood</source>
        <translation>„%1“ wird nicht verstanden</translation>
    </message>
    <message>
        <source>lockstep: %1. &quot;lockstep --help&quot; helps.</source>
        <translation>lockstep: %1. „lockstep --help“ hilft weiter.</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>Diese Hilfe zeigen.</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>Die Version zeigen.</translation>
    </message>
    <message>
        <source>there is no display; lockstep-agent works without one</source>
        <translation>es ist kein Bildschirm da; lockstep-agent kommt ohne aus</translation>
    </message>
    <message>
        <source>Start in the tray, without the window.</source>
        <translation>Im Infobereich starten, ohne das Fenster.</translation>
    </message>
</context>
<context>
    <name>lockstep::CountFilters</name>
    <message>
        <source>Show one kind</source>
        <translation>Eine Art zeigen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a filter</comment>
        <extracomment>%1 is a kind of row, %2 how many there are</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a filter</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>lockstep::DecidedList</name>
    <message>
        <source>Nobody has decided anything yet.</source>
        <translation>Noch hat niemand etwas entschieden.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Show person</source>
        <translation>Person zeigen</translation>
    </message>
    <message>
        <source>Decided lately</source>
        <translation>Zuletzt entschieden</translation>
    </message>
</context>
<context>
    <name>lockstep::DecisionBar</name>
    <message>
        <source>Undo (Z)</source>
        <translation>Rückgängig (Z)</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>What was decided</source>
        <translation>Was entschieden wurde</translation>
    </message>
    <message>
        <source>Hide this message</source>
        <translation>Diese Meldung ausblenden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more like this (M) …</source>
        <translation>
            <numerusform>%Ln weiterer wie dieser (M) …</numerusform>
            <numerusform>%Ln weitere wie dieser (M) …</numerusform>
        </translation>
    </message>
    <message>
        <source>Make it the rule (R) …</source>
        <translation>Zur Regel machen (R) …</translation>
    </message>
    <message>
        <source>The same answer for everybody&apos;s %1, from now on</source>
        <extracomment>%1 is a field</extracomment>
        <translation>Von jetzt an dieselbe Antwort für %1 bei allen</translation>
    </message>
</context>
<context>
    <name>lockstep::DecisionWords</name>
    <message>
        <source>%1: a side changed since you looked. Nothing was written; it is shown anew.</source>
        <translation>%1: Eine Seite hat sich geändert, seit Sie hingesehen haben. Nichts wurde geschrieben; der Fall wird neu gezeigt.</translation>
    </message>
    <message>
        <source>%1: %2 was first and chose: %3.</source>
        <extracomment>%1 is the person in question, %2 an operator, %3 an answer such as &quot;the application&apos;s value&quot;</extracomment>
        <translation>%1: %2 war schneller und wählte: %3.</translation>
    </message>
    <message>
        <source>%1: nobody has to decide this any more.</source>
        <translation>%1: Das muss niemand mehr entscheiden.</translation>
    </message>
    <message>
        <source>%1: the user is gone, erased or merged. Nothing was written.</source>
        <translation>%1: Den Benutzer gibt es nicht mehr, er wurde gelöscht oder zusammengeführt. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>%1: this value cannot be stored. Nothing was written.</source>
        <translation>%1: Dieser Wert lässt sich nicht speichern. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>%1: this answer cannot be given now. %2</source>
        <translation>%1: Diese Antwort ist jetzt nicht möglich. %2</translation>
    </message>
    <message>
        <source>Decided for %1: %2</source>
        <extracomment>%1 is the person in question, %2 what the button said</extracomment>
        <translation>Entschieden für %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>Decided %Ln case(s) alike.</source>
        <translation>
            <numerusform>%Ln Fall gleich entschieden.</numerusform>
            <numerusform>%Ln Fälle gleich entschieden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stay(s) open: something changed meanwhile.</source>
        <translation>
            <numerusform>%Ln bleibt offen: Etwas hat sich inzwischen geändert.</numerusform>
            <numerusform>%Ln bleiben offen: Etwas hat sich inzwischen geändert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Taken back: %Ln decision(s). What was written is put back where nobody changed it since; opt-outs stay.</source>
        <translation>
            <numerusform>Zurückgenommen: %Ln Entscheidung. Was geschrieben wurde, wird zurückgesetzt, wo es seither niemand geändert hat; Abmeldungen bleiben.</numerusform>
            <numerusform>Zurückgenommen: %Ln Entscheidungen. Was geschrieben wurde, wird zurückgesetzt, wo es seither niemand geändert hat; Abmeldungen bleiben.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a field, %2 its new value</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>answer</comment>
        <extracomment>%1 is a field, %2 an answer such as &quot;keep both&quot;</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: contact %2</source>
        <extracomment>%1 is an answer such as &quot;not the same&quot;, %2 the number of a contact</extracomment>
        <translation>%1: Kontakt %2</translation>
    </message>
    <message>
        <source>waits to be carried out</source>
        <translation>wartet auf Ausführung</translation>
    </message>
    <message>
        <source>carried out</source>
        <translation>ausgeführt</translation>
    </message>
    <message>
        <source>changed meanwhile</source>
        <translation>inzwischen geändert</translation>
    </message>
    <message>
        <source>is being taken back</source>
        <translation>wird zurückgenommen</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>It is kept. The engine carries it out as soon as its turn comes.</source>
        <translation>Sie ist gespeichert. Der Abgleich führt sie aus, sobald sie an der Reihe ist.</translation>
    </message>
    <message>
        <source>It was carried out and, where it goes on, holds.</source>
        <translation>Sie wurde ausgeführt; wo sie fortdauert, gilt sie.</translation>
    </message>
    <message>
        <source>A side changed before it could be carried out. Nothing was written; it waits for a person again.</source>
        <translation>Eine Seite änderte sich vor der Ausführung. Nichts wurde geschrieben; der Fall wartet wieder auf eine Entscheidung.</translation>
    </message>
    <message>
        <source>The engine puts back what was there before, where nobody changed it since.</source>
        <translation>Der Abgleich stellt wieder her, was vorher da war, wo es seither niemand geändert hat.</translation>
    </message>
    <message>
        <source>It holds no more.</source>
        <translation>Sie gilt nicht mehr.</translation>
    </message>
    <message>
        <source>%1: back to what it was before a run</source>
        <extracomment>%1 is a field</extracomment>
        <translation>%1: zurück auf den Stand vor einem Lauf</translation>
    </message>
    <message>
        <source>the link of a run ends</source>
        <translation>die Verknüpfung eines Laufs endet</translation>
    </message>
    <message>
        <source>%1: a link is not made or ended without a reason. Nothing was written.</source>
        <translation>%1: Ohne Grund wird nichts verknüpft und keine Verknüpfung gelöst. Nichts wurde geschrieben.</translation>
    </message>
</context>
<context>
    <name>lockstep::DoneWords</name>
    <message>
        <source>custom fields created</source>
        <translation>eigene Felder angelegt</translation>
    </message>
    <message>
        <source>segments created</source>
        <translation>Segmente angelegt</translation>
    </message>
    <message>
        <source>opt-outs entered</source>
        <translation>Abmeldungen eingetragen</translation>
    </message>
    <message>
        <source>contacts created</source>
        <translation>Kontakte angelegt</translation>
    </message>
    <message>
        <source>contacts found while creating, and linked</source>
        <translation>Kontakte beim Anlegen gefunden und verknüpft</translation>
    </message>
    <message>
        <source>visitors taken over with their history</source>
        <translation>Besucher mit ihrem Verlauf übernommen</translation>
    </message>
    <message>
        <source>contacts updated</source>
        <translation>Kontakte aktualisiert</translation>
    </message>
    <message>
        <source>users linked to their contact</source>
        <translation>Benutzer mit ihrem Kontakt verknüpft</translation>
    </message>
    <message>
        <source>people put into a segment</source>
        <translation>Personen in ein Segment aufgenommen</translation>
    </message>
    <message>
        <source>rows that no longer fit</source>
        <translation>Zeilen, die nicht mehr zutreffen</translation>
    </message>
    <message>
        <source>rows refused by Mautic</source>
        <translation>Zeilen, die Mautic abgelehnt hat</translation>
    </message>
    <message>
        <source>rows that failed</source>
        <translation>Zeilen, die fehlgeschlagen sind</translation>
    </message>
    <message>
        <source>users of the application updated</source>
        <translation>geänderte Benutzer der Anwendung</translation>
    </message>
    <message>
        <source>users unlinked from their contact</source>
        <translation>von ihrem Kontakt gelöste Benutzer</translation>
    </message>
</context>
<context>
    <name>lockstep::EngineBar</name>
    <message>
        <source>&amp;Connections…</source>
        <translation>&amp;Verbindungen…</translation>
    </message>
    <message>
        <source>The engine in the background</source>
        <translation>Was im Hintergrund läuft</translation>
    </message>
    <message>
        <source>Nothing is read or written until somebody resumes. Nothing is lost.</source>
        <translation>Nichts wird gelesen oder geschrieben, bis jemand fortsetzt. Nichts geht verloren.</translation>
    </message>
    <message>
        <source>Goes on with everything that waits</source>
        <translation>Macht mit allem weiter, was wartet</translation>
    </message>
</context>
<context>
    <name>lockstep::EngineFigures</name>
    <message>
        <source>Now %1; at most %2, at %3</source>
        <extracomment>%1 and %2 are numbers, %3 a time</extracomment>
        <translation>Jetzt %1; höchstens %2, am %3</translation>
    </message>
    <message>
        <source>Calls to Mautic in the hour before</source>
        <translation>Aufrufe an Mautic in der Stunde davor</translation>
    </message>
    <message>
        <source>People who wait for their turn</source>
        <translation>Personen, die warten</translation>
    </message>
    <message>
        <source>Drawn once it has worked for some minutes.</source>
        <translation>Wird gezeichnet, sobald einige Minuten gearbeitet wurde.</translation>
    </message>
    <message>
        <source>How long it takes</source>
        <translation>Wie lange es dauert</translation>
    </message>
    <message>
        <source>From the application to Mautic</source>
        <translation>Von der Anwendung nach Mautic</translation>
    </message>
    <message>
        <source>A change made now</source>
        <translation>Eine Änderung von jetzt</translation>
    </message>
    <message>
        <source>Last full compare</source>
        <translation>Letzter vollständiger Vergleich</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Es warten</translation>
    </message>
    <message>
        <source>Run by</source>
        <translation>Betrieben von</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>there in about %1</source>
        <translation>ist in etwa %1 dort</translation>
    </message>
    <message>
        <source>goes on: %1</source>
        <translation>läuft: %1</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
</context>
<context>
    <name>lockstep::EngineWords</name>
    <message>
        <source>off</source>
        <comment>the engine</comment>
        <translation>aus</translation>
    </message>
    <message>
        <source>idle</source>
        <comment>the engine</comment>
        <translation>bereit</translation>
    </message>
    <message>
        <source>at work</source>
        <comment>the engine</comment>
        <translation>bei der Arbeit</translation>
    </message>
    <message>
        <source>paused</source>
        <comment>the engine</comment>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>slowed down until %1</source>
        <comment>the engine</comment>
        <extracomment>%1 is a time</extracomment>
        <translation>gebremst bis %1</translation>
    </message>
    <message>
        <source>slowed down</source>
        <comment>the engine</comment>
        <translation>gebremst</translation>
    </message>
    <message>
        <source>no connection</source>
        <comment>the engine</comment>
        <translation>keine Verbindung</translation>
    </message>
    <message>
        <source>sign-in refused</source>
        <comment>the engine</comment>
        <translation>Anmeldung abgelehnt</translation>
    </message>
    <message>
        <source>waits for your decision</source>
        <comment>the engine</comment>
        <translation>wartet auf Ihre Entscheidung</translation>
    </message>
    <message>
        <source>stopped</source>
        <comment>the engine</comment>
        <translation>stehen geblieben</translation>
    </message>
    <message>
        <source>next at %1</source>
        <extracomment>%1 is a time</extracomment>
        <translation>weiter um %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln wait</source>
        <comment>people</comment>
        <translation>
            <numerusform>%Ln wartet</numerusform>
            <numerusform>%Ln warten</numerusform>
        </translation>
    </message>
    <message>
        <source>Lockstep compares everybody. %1</source>
        <extracomment>%1 is what is done and how far it is</extracomment>
        <translation>Lockstep vergleicht alle. %1</translation>
    </message>
    <message numerus="yes">
        <source>Lockstep is at work: %Ln people have their turn.</source>
        <translation>
            <numerusform>Lockstep ist bei der Arbeit: %Ln Person ist an der Reihe.</numerusform>
            <numerusform>Lockstep ist bei der Arbeit: %Ln Personen sind an der Reihe.</numerusform>
        </translation>
    </message>
    <message>
        <source>Lockstep is at work.</source>
        <translation>Lockstep ist bei der Arbeit.</translation>
    </message>
    <message numerus="yes">
        <source>Lockstep watches both sides. %Ln people wait for their turn.</source>
        <translation>
            <numerusform>Lockstep beobachtet beide Seiten. %Ln Person wartet.</numerusform>
            <numerusform>Lockstep beobachtet beide Seiten. %Ln Personen warten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Lockstep watches both sides. Everything noticed is done.</source>
        <translation>Lockstep beobachtet beide Seiten. Alles Bemerkte ist erledigt.</translation>
    </message>
    <message>
        <source>Lockstep watches both sides. Everything noticed is done; Mautic is asked again at %1.</source>
        <extracomment>%1 is a time</extracomment>
        <translation>Lockstep beobachtet beide Seiten. Alles Bemerkte ist erledigt; Mautic wird um %1 wieder gefragt.</translation>
    </message>
    <message>
        <source>Nothing runs in the background.</source>
        <translation>Im Hintergrund läuft nichts.</translation>
    </message>
    <message>
        <source>Lockstep is paused.</source>
        <translation>Lockstep ist angehalten.</translation>
    </message>
    <message>
        <source>Lockstep is slowed down until %1.</source>
        <extracomment>%1 is a time</extracomment>
        <translation>Lockstep ist bis %1 gebremst.</translation>
    </message>
    <message>
        <source>Lockstep is slowed down.</source>
        <translation>Lockstep ist gebremst.</translation>
    </message>
    <message>
        <source>Nothing is read or written, opt-outs neither, until somebody resumes. Nothing is lost.</source>
        <translation>Nichts wird gelesen oder geschrieben, auch keine Abmeldungen, bis jemand fortsetzt. Nichts geht verloren.</translation>
    </message>
    <message>
        <source>Mautic asked us to slow down. Everything waits in its order; nothing is lost.</source>
        <translation>Mautic bat um weniger Anfragen. Alles wartet in seiner Reihenfolge; nichts geht verloren.</translation>
    </message>
    <message>
        <source>This hour&apos;s calls are used up, but for those kept for people and opt-outs. Everything else waits in its order; nothing is lost.</source>
        <translation>Die Aufrufe dieser Stunde sind verbraucht, bis auf die für Personen am Bildschirm und für Abmeldungen. Alles andere wartet in seiner Reihenfolge; nichts geht verloren.</translation>
    </message>
    <message>
        <source>It is tried again at %1 by itself. Nothing is lost.</source>
        <extracomment>%1 is a time</extracomment>
        <translation>Um %1 wird es von selbst wieder versucht. Nichts geht verloren.</translation>
    </message>
    <message>
        <source>It is tried again by itself. Nothing is lost.</source>
        <translation>Es wird von selbst wieder versucht. Nichts geht verloren.</translation>
    </message>
    <message>
        <source>Asks Mautic every %1.</source>
        <extracomment>%1 is a duration, such as 4 min</extracomment>
        <translation>Fragt Mautic alle %1.</translation>
    </message>
    <message>
        <source>Asks Mautic every %1: nothing has happened for a while.</source>
        <extracomment>%1 is a duration, such as 4 min</extracomment>
        <translation>Fragt Mautic alle %1: Seit einer Weile ist nichts geschehen.</translation>
    </message>
    <message>
        <source>Asks Mautic every %1: the hour is short.</source>
        <extracomment>%1 is a duration, such as 4 min</extracomment>
        <translation>Fragt Mautic alle %1: Die Aufrufe der Stunde sind knapp.</translation>
    </message>
    <message>
        <source>Asks Mautic every %1: people are at work here.</source>
        <extracomment>%1 is a duration, such as 4 min</extracomment>
        <translation>Fragt Mautic alle %1: Hier wird gerade gearbeitet.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is what for, such as new users; %2 how many
----------
%1 is why, such as banned or deleted; %2 how many</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>tried again later</source>
        <translation>später wieder versucht</translation>
    </message>
    <message>
        <source>outcome unknown, being looked up</source>
        <translation>Ausgang unbekannt, wird nachgesehen</translation>
    </message>
    <message>
        <source>held back for your decision</source>
        <translation>zurückgehalten bis zu Ihrer Entscheidung</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>aufgegeben</translation>
    </message>
    <message>
        <source>opt-outs</source>
        <translation>Abmeldungen</translation>
    </message>
    <message>
        <source>asked for by somebody</source>
        <translation>von jemandem verlangt</translation>
    </message>
    <message>
        <source>new users</source>
        <translation>neue Benutzer</translation>
    </message>
    <message>
        <source>changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>looking for changes</source>
        <translation>nach Änderungen sehen</translation>
    </message>
    <message>
        <source>full compare</source>
        <translation>vollständiger Vergleich</translation>
    </message>
    <message>
        <source>half of them within %1, 95 of 100 within %2</source>
        <extracomment>durations such as 18 s</extracomment>
        <translation>die Hälfte innerhalb von %1, 95 von 100 innerhalb von %2</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>Lockstep waits for your decision. Everything else goes on.</source>
        <translation>Lockstep wartet auf Ihre Entscheidung. Alles andere geht weiter.</translation>
    </message>
    <message>
        <source>Changes are noticed only when somebody looks. Once a first plan was written, Lockstep does it by itself.</source>
        <translation>Änderungen werden nur bemerkt, wenn jemand nachsieht. Ist ein erster Plan geschrieben, tut Lockstep das von selbst.</translation>
    </message>
</context>
<context>
    <name>lockstep::ErrorWords</name>
    <message numerus="yes">
        <source>There is room again in %n minutes.</source>
        <translation>
            <numerusform>In %n Minute ist wieder etwas frei.</numerusform>
            <numerusform>In %n Minuten ist wieder etwas frei.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped before it was done.</source>
        <translation>Angehalten, bevor alles getan war.</translation>
    </message>
    <message>
        <source>What was written stays written, the rest is untouched. Nothing is half done.</source>
        <translation>Was geschrieben wurde, bleibt; der Rest ist unberührt. Nichts ist halb getan.</translation>
    </message>
    <message>
        <source>Start the same again whenever you like: it goes on with what is left.</source>
        <translation>Starten Sie dasselbe wieder, wann Sie möchten: Es geht mit dem Rest weiter.</translation>
    </message>
    <message>
        <source>This cannot be read: %1.</source>
        <translation>Das ist nicht lesbar: %1.</translation>
    </message>
    <message>
        <source>the input</source>
        <comment>what %1 is when nothing better is known</comment>
        <translation>die Eingabe</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Check the text or file you gave and try again.</source>
        <translation>Prüfen Sie den angegebenen Text oder die Datei und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>A setting is not right: %1.</source>
        <translation>Eine Einstellung stimmt nicht: %1.</translation>
    </message>
    <message>
        <source>the settings of the workspace</source>
        <comment>what %1 is when nothing better is known</comment>
        <translation>die Einstellungen des Arbeitsbereichs</translation>
    </message>
    <message>
        <source>Correct this setting and try again.</source>
        <translation>Berichtigen Sie die Einstellung und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Sign-in data is missing: %1.</source>
        <translation>Es fehlen Zugangsdaten: %1.</translation>
    </message>
    <message>
        <source>MAUTIC_API_URL</source>
        <comment>what %1 is when nothing better is known</comment>
        <translation>MAUTIC_API_URL</translation>
    </message>
    <message>
        <source>Nothing was sent and nothing was changed.</source>
        <translation>Es wurde nichts gesendet und nichts geändert.</translation>
    </message>
    <message>
        <source>Others on this computer can read %1.</source>
        <translation>Andere auf diesem Rechner können das lesen: %1.</translation>
    </message>
    <message>
        <source>the file with the sign-in data</source>
        <comment>what %1 is when nothing better is known</comment>
        <translation>die Datei mit den Zugangsdaten</translation>
    </message>
    <message>
        <source>It was not used, nothing was sent and nothing was changed.</source>
        <translation>Sie wurde nicht verwendet; es wurde nichts gesendet und nichts geändert.</translation>
    </message>
    <message>
        <source>Make it yours alone (chmod 600), and consider a new secret in Mautic.</source>
        <translation>Machen Sie sie nur für sich lesbar (chmod 600) und erwägen Sie ein neues Geheimnis in Mautic.</translation>
    </message>
    <message>
        <source>Lockstep made a mistake it did not expect.</source>
        <translation>Lockstep hat einen unerwarteten Fehler gemacht.</translation>
    </message>
    <message>
        <source>The step was given up; what was written before stays as it is.</source>
        <translation>Der Schritt wurde aufgegeben; was vorher geschrieben wurde, bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Try again. If it comes back, report it together with the log file of the workspace, which holds no addresses and no passwords.</source>
        <translation>Versuchen Sie es erneut. Kommt es wieder, melden Sie es zusammen mit der Protokolldatei des Arbeitsbereichs; sie enthält weder Adressen noch Passwörter.</translation>
    </message>
    <message>
        <source>There is no connection to %1.</source>
        <translation>Keine Verbindung zu %1.</translation>
    </message>
    <message>
        <source>Mautic</source>
        <comment>what %1 is when nothing better is known</comment>
        <translation>Mautic</translation>
    </message>
    <message>
        <source>Nothing was sent, so nothing was changed.</source>
        <translation>Es wurde nichts gesendet, also auch nichts geändert.</translation>
    </message>
    <message>
        <source>Check the network and the address of Mautic, then try again.</source>
        <translation>Prüfen Sie das Netz und die Adresse von Mautic und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>Only reading was under way, so nothing was changed.</source>
        <translation>Es wurde nur gelesen, also nichts geändert.</translation>
    </message>
    <message>
        <source>Try again later; if Mautic is always this slow, raise the deadline in the settings of the workspace.</source>
        <translation>Versuchen Sie es später erneut; ist Mautic immer so langsam, erhöhen Sie die Frist in den Einstellungen des Arbeitsbereichs.</translation>
    </message>
    <message>
        <source>The connection to %1 is not secure.</source>
        <translation>Die Verbindung zu %1 ist nicht sicher.</translation>
    </message>
    <message>
        <source>Nothing was sent: sign-in data and addresses must not travel unprotected.</source>
        <translation>Es wurde nichts gesendet: Zugangsdaten und Adressen dürfen nicht ungeschützt übertragen werden.</translation>
    </message>
    <message>
        <source>Use an https address with a valid certificate. Plain http is accepted for this computer only.</source>
        <translation>Verwenden Sie eine https-Adresse mit gültigem Zertifikat. Einfaches http ist nur für diesen Rechner erlaubt.</translation>
    </message>
    <message>
        <source>At %1 there is no Mautic API.</source>
        <translation>Unter %1 gibt es keine Mautic-API.</translation>
    </message>
    <message>
        <source>this address</source>
        <comment>what %1 is when nothing better is known</comment>
        <translation>dieser Adresse</translation>
    </message>
    <message>
        <source>Set the address to what Mautic shows under Settings → Configuration → System Settings → Site URL, without a path behind it.</source>
        <translation>Setzen Sie die Adresse auf das, was Mautic unter Settings → Configuration → System Settings → Site URL zeigt, ohne Pfad dahinter.</translation>
    </message>
    <message>
        <source>The connection to Mautic broke while something was being written.</source>
        <translation>Die Verbindung zu Mautic brach ab, während etwas geschrieben wurde.</translation>
    </message>
    <message>
        <source>That change may or may not have arrived. It is not sent twice: the next run looks first.</source>
        <translation>Diese Änderung ist vielleicht angekommen, vielleicht nicht. Sie wird nicht zweimal gesendet: Der nächste Lauf sieht erst nach.</translation>
    </message>
    <message>
        <source>Start the same again.</source>
        <translation>Starten Sie dasselbe erneut.</translation>
    </message>
    <message>
        <source>The calls Lockstep may make in one hour are used up.</source>
        <translation>Die Aufrufe, die Lockstep in einer Stunde machen darf, sind verbraucht.</translation>
    </message>
    <message>
        <source>What was written stays written, the rest waits. Nothing is lost.</source>
        <translation>Was geschrieben wurde, bleibt; der Rest wartet. Nichts geht verloren.</translation>
    </message>
    <message>
        <source>Start again later, or raise the limit (MAUTIC_RATE_LIMIT) if your Mautic allows more.</source>
        <translation>Starten Sie später erneut oder erhöhen Sie die Grenze (MAUTIC_RATE_LIMIT), wenn Ihr Mautic mehr zulässt.</translation>
    </message>
    <message>
        <source>Mautic did not accept the sign-in data.</source>
        <translation>Mautic hat die Zugangsdaten nicht angenommen.</translation>
    </message>
    <message>
        <source>Compare client id and secret with Settings → API Credentials in Mautic; for a user name and password, that the user exists, is published, and has API access in its role.</source>
        <translation>Vergleichen Sie Client-ID und Geheimnis mit Settings → API Credentials in Mautic; bei Benutzername und Passwort prüfen Sie, ob es den Benutzer gibt, ob er veröffentlicht ist und seine Rolle API-Zugriff hat.</translation>
    </message>
    <message>
        <source>Mautic does not allow this: %1.</source>
        <translation>Mautic erlaubt das nicht: %1.</translation>
    </message>
    <message>
        <source>a right is missing</source>
        <comment>what %1 is when nothing better is known</comment>
        <translation>es fehlt ein Recht</translation>
    </message>
    <message>
        <source>What was written before stays written, this step was not done.</source>
        <translation>Was vorher geschrieben wurde, bleibt; dieser Schritt wurde nicht getan.</translation>
    </message>
    <message>
        <source>In Mautic: Settings → Roles → the role of the API user → Permissions; grant what is missing. With OAuth 2 the role is that of the administrator who made the credential.</source>
        <translation>In Mautic: Settings → Roles → die Rolle des API-Benutzers → Permissions; gewähren Sie, was fehlt. Bei OAuth 2 ist es die Rolle des Administrators, der die Zugangsdaten angelegt hat.</translation>
    </message>
    <message>
        <source>The API of this Mautic is switched off.</source>
        <translation>Die API dieses Mautic ist ausgeschaltet.</translation>
    </message>
    <message>
        <source>In Mautic: Settings → Configuration → API Settings → API enabled? → Yes, then clear Mautic&apos;s cache.</source>
        <translation>In Mautic: Settings → Configuration → API Settings → API enabled? → Yes; leeren Sie danach den Cache von Mautic.</translation>
    </message>
    <message>
        <source>This Mautic does not accept a user name and password for its API.</source>
        <translation>Dieses Mautic nimmt für seine API keinen Benutzernamen mit Passwort an.</translation>
    </message>
    <message>
        <source>Better: Settings → API Credentials → New, type OAuth 2, and give Lockstep its id and secret. Or: Settings → Configuration → API Settings → Enable HTTP basic auth? → Yes.</source>
        <translation>Besser: Settings → API Credentials → New, Typ OAuth 2; geben Sie Lockstep ID und Geheimnis davon. Oder: Settings → Configuration → API Settings → Enable HTTP basic auth? → Yes.</translation>
    </message>
    <message>
        <source>Mautic does not have it (any more): %1.</source>
        <translation>Das gibt es in Mautic nicht (mehr): %1.</translation>
    </message>
    <message>
        <source>what was asked for</source>
        <comment>what %1 is when nothing better is known</comment>
        <translation>das Gesuchte</translation>
    </message>
    <message>
        <source>It was not changed.</source>
        <translation>Es wurde nicht geändert.</translation>
    </message>
    <message>
        <source>Start a new plan: it looks at what is there now.</source>
        <translation>Erstellen Sie einen neuen Plan: Er sieht nach, was jetzt da ist.</translation>
    </message>
    <message>
        <source>Mautic refused a value: %1.</source>
        <translation>Mautic hat einen Wert abgelehnt: %1.</translation>
    </message>
    <message>
        <source>it did not say which</source>
        <comment>what %1 is when nothing better is known</comment>
        <translation>es sagte nicht, welchen</translation>
    </message>
    <message>
        <source>This row was not written; the others were.</source>
        <translation>Diese Zeile wurde nicht geschrieben, die anderen schon.</translation>
    </message>
    <message>
        <source>Correct the value in the application, or the field in Mautic under Settings → Custom Fields, then start again.</source>
        <translation>Berichtigen Sie den Wert in der Anwendung oder das Feld in Mautic unter Settings → Custom Fields und starten Sie dann erneut.</translation>
    </message>
    <message>
        <source>Mautic asked us to slow down.</source>
        <translation>Mautic hat uns gebeten, langsamer zu machen.</translation>
    </message>
    <message>
        <source>Start again later, or set MAUTIC_RATE_LIMIT to what your Mautic allows.</source>
        <translation>Starten Sie später erneut oder setzen Sie MAUTIC_RATE_LIMIT auf das, was Ihr Mautic zulässt.</translation>
    </message>
    <message>
        <source>Mautic, or the server before it, reported a fault of its own.</source>
        <translation>Mautic oder der Server davor meldete einen eigenen Fehler.</translation>
    </message>
    <message>
        <source>What was being done is given up; a write is looked up before it is tried again.</source>
        <translation>Der Vorgang wurde aufgegeben; bevor etwas noch einmal geschrieben wird, wird nachgesehen.</translation>
    </message>
    <message>
        <source>Try again later. If it stays, look into Mautic under Settings → System Info → Log, or into the log of its web server.</source>
        <translation>Versuchen Sie es später erneut. Bleibt es dabei, sehen Sie in Mautic unter Settings → System Info → Log nach oder im Protokoll des Webservers.</translation>
    </message>
    <message>
        <source>The answer was not one that Mautic gives.</source>
        <translation>Die Antwort stammt nicht von einem Mautic.</translation>
    </message>
    <message>
        <source>Nothing was concluded from it and nothing was changed because of it.</source>
        <translation>Es wurde nichts daraus geschlossen und deshalb auch nichts geändert.</translation>
    </message>
    <message>
        <source>Check that the address leads to Mautic itself, not to a login page, a proxy or a firewall before it.</source>
        <translation>Prüfen Sie, ob die Adresse zu Mautic selbst führt und nicht zu einer Anmeldeseite, einem Proxy oder einer Firewall davor.</translation>
    </message>
    <message>
        <source>The application&apos;s database cannot be reached: %1.</source>
        <translation>Die Datenbank der Anwendung ist nicht erreichbar: %1.</translation>
    </message>
    <message>
        <source>no connection</source>
        <comment>what %1 is when nothing better is known</comment>
        <translation>keine Verbindung</translation>
    </message>
    <message>
        <source>Nothing was changed, on either side.</source>
        <translation>Auf keiner der beiden Seiten wurde etwas geändert.</translation>
    </message>
    <message>
        <source>The users table cannot be used: %1.</source>
        <translation>Die Benutzertabelle ist nicht verwendbar: %1.</translation>
    </message>
    <message>
        <source>a needed column was not found</source>
        <comment>what %1 is when nothing better is known</comment>
        <translation>eine nötige Spalte wurde nicht gefunden</translation>
    </message>
    <message>
        <source>Reading the application&apos;s users failed: %1.</source>
        <translation>Das Lesen der Benutzer der Anwendung ist fehlgeschlagen: %1.</translation>
    </message>
    <message>
        <source>the database gave up</source>
        <comment>what %1 is when nothing better is known</comment>
        <translation>die Datenbank hat aufgegeben</translation>
    </message>
    <message>
        <source>Nothing was concluded from what was read so far and nothing was written because of it.</source>
        <translation>Aus dem bisher Gelesenen wurde nichts geschlossen und deshalb auch nichts geschrieben.</translation>
    </message>
    <message>
        <source>Check the database, then start the same again.</source>
        <translation>Prüfen Sie die Datenbank und starten Sie dann dasselbe erneut.</translation>
    </message>
    <message>
        <source>The link could not be written into the users table: %1.</source>
        <translation>Die Verknüpfung konnte nicht in die Benutzertabelle geschrieben werden: %1.</translation>
    </message>
    <message>
        <source>the database refused it</source>
        <comment>what %1 is when nothing better is known</comment>
        <translation>die Datenbank hat es abgelehnt</translation>
    </message>
    <message>
        <source>Mautic is up to date; Lockstep keeps the link in its own store until the table takes it.</source>
        <translation>Mautic ist auf dem neuesten Stand; Lockstep bewahrt die Verknüpfung im eigenen Speicher auf, bis die Tabelle sie annimmt.</translation>
    </message>
    <message>
        <source>Allow the database user to update this one column, then start again.</source>
        <translation>Erlauben Sie dem Datenbankbenutzer, diese eine Spalte zu ändern, und starten Sie dann erneut.</translation>
    </message>
    <message>
        <source>This plan no longer fits: %1.</source>
        <translation>Dieser Plan trifft nicht mehr zu: %1.</translation>
    </message>
    <message>
        <source>something changed since it was made</source>
        <comment>what %1 is when nothing better is known</comment>
        <translation>seit er erstellt wurde, hat sich etwas geändert</translation>
    </message>
    <message>
        <source>What no longer fits was not written.</source>
        <translation>Was nicht mehr zutrifft, wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>Make a new plan and apply that.</source>
        <translation>Erstellen Sie einen neuen Plan und führen Sie diesen aus.</translation>
    </message>
    <message>
        <source>Something would be created that nobody has said yes to: %1.</source>
        <translation>Es würde etwas angelegt, wozu niemand Ja gesagt hat: %1.</translation>
    </message>
    <message>
        <source>fields or segments</source>
        <comment>what %1 is when nothing better is known</comment>
        <translation>Felder oder Segmente</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>If Mautic may get it, say so with --yes fields,segment.</source>
        <translation>Darf Mautic es bekommen, sagen Sie es mit --yes fields,segment.</translation>
    </message>
    <message>
        <source>A guard stopped the run: %1.</source>
        <translation>Eine Schutzregel hat den Lauf angehalten: %1.</translation>
    </message>
    <message>
        <source>more would have changed than is usual</source>
        <comment>what %1 is when nothing better is known</comment>
        <translation>es hätte sich mehr geändert als üblich</translation>
    </message>
    <message>
        <source>Nothing was written beyond the guard.</source>
        <translation>Über die Schutzregel hinaus wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Look at the plan. If it is what you want, find out first why so much differs; the guard is there for the day it is a mistake.</source>
        <translation>Sehen Sie sich den Plan an. Auch wenn er ist, was Sie wollen: Finden Sie erst heraus, warum so viel abweicht; die Schutzregel ist für den Tag da, an dem es ein Versehen ist.</translation>
    </message>
    <message>
        <source>The store of this workspace is not there: %1.</source>
        <translation>Der Speicher dieses Arbeitsbereichs ist nicht da: %1.</translation>
    </message>
    <message>
        <source>the file is missing or empty</source>
        <comment>what %1 is when nothing better is known</comment>
        <translation>die Datei fehlt oder ist leer</translation>
    </message>
    <message>
        <source>Nothing was changed. An empty store is never taken for a first run, since links would be lost.</source>
        <translation>Es wurde nichts geändert. Ein leerer Speicher gilt nie als erster Lauf, weil Verknüpfungen verloren gingen.</translation>
    </message>
    <message>
        <source>The first time, make a plan: that sets the workspace up. Else bring the file back from a backup, or name another folder to begin anew.</source>
        <translation>Beim ersten Mal erstellen Sie einen Plan: Das richtet den Arbeitsbereich ein. Sonst holen Sie die Datei aus einer Sicherung zurück oder nennen einen anderen Ordner, um neu zu beginnen.</translation>
    </message>
    <message>
        <source>The store of this workspace is damaged: %1.</source>
        <translation>Der Speicher dieses Arbeitsbereichs ist beschädigt: %1.</translation>
    </message>
    <message>
        <source>the file cannot be read as a database</source>
        <comment>what %1 is when nothing better is known</comment>
        <translation>die Datei ist nicht als Datenbank lesbar</translation>
    </message>
    <message>
        <source>Nothing was changed in Mautic or in the application.</source>
        <translation>In Mautic und in der Anwendung wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Bring the file back from a backup. Or begin anew in another folder: links are found again by the user id kept in Mautic.</source>
        <translation>Holen Sie die Datei aus einer Sicherung zurück. Oder beginnen Sie in einem anderen Ordner neu: Verknüpfungen werden über die Benutzer-ID in Mautic wiedergefunden.</translation>
    </message>
    <message>
        <source>The store of this workspace was made by a newer Lockstep: %1.</source>
        <translation>Der Speicher dieses Arbeitsbereichs stammt von einem neueren Lockstep: %1.</translation>
    </message>
    <message>
        <source>its version is not known here</source>
        <comment>what %1 is when nothing better is known</comment>
        <translation>seine Version ist hier nicht bekannt</translation>
    </message>
    <message>
        <source>It was not opened, so nothing was changed.</source>
        <translation>Er wurde nicht geöffnet, also wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Update Lockstep on this computer.</source>
        <translation>Aktualisieren Sie Lockstep auf diesem Rechner.</translation>
    </message>
    <message>
        <source>The store of this workspace cannot be written: %1.</source>
        <translation>Der Speicher dieses Arbeitsbereichs ist nicht beschreibbar: %1.</translation>
    </message>
    <message>
        <source>the file or its folder is read-only</source>
        <comment>what %1 is when nothing better is known</comment>
        <translation>die Datei oder ihr Ordner ist schreibgeschützt</translation>
    </message>
    <message>
        <source>Nothing was changed. Without the store Lockstep does not write to Mautic.</source>
        <translation>Es wurde nichts geändert. Ohne seinen Speicher schreibt Lockstep nicht nach Mautic.</translation>
    </message>
    <message>
        <source>Make the folder and the file writable for the user that runs Lockstep.</source>
        <translation>Machen Sie den Ordner und die Datei für den Benutzer beschreibbar, unter dem Lockstep läuft.</translation>
    </message>
    <message>
        <source>Nothing was changed by this one.</source>
        <translation>Dieses hier hat nichts geändert.</translation>
    </message>
    <message>
        <source>Wait until the other one is done, then try again.</source>
        <translation>Warten Sie, bis das andere fertig ist, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The disk is full: %1.</source>
        <translation>Die Festplatte ist voll: %1.</translation>
    </message>
    <message>
        <source>the store could not be written</source>
        <comment>what %1 is when nothing better is known</comment>
        <translation>der Speicher konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>What could not be noted was not done. Nothing is half written.</source>
        <translation>Was nicht vermerkt werden konnte, wurde nicht getan. Nichts ist halb geschrieben.</translation>
    </message>
    <message>
        <source>Free some space, then start the same again.</source>
        <translation>Schaffen Sie Platz und starten Sie dann dasselbe erneut.</translation>
    </message>
    <message>
        <source>The store of this workspace failed: %1.</source>
        <translation>Der Speicher dieses Arbeitsbereichs hat versagt: %1.</translation>
    </message>
    <message>
        <source>a statement was not carried out</source>
        <comment>what %1 is when nothing better is known</comment>
        <translation>eine Anweisung wurde nicht ausgeführt</translation>
    </message>
    <message>
        <source>The step was undone; what was written before stays as it is.</source>
        <translation>Der Schritt wurde zurückgenommen; was vorher geschrieben wurde, bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Try again. If it comes back, check disk and permissions, and look into the log of the workspace.</source>
        <translation>Versuchen Sie es erneut. Kommt es wieder, prüfen Sie Festplatte und Rechte und sehen Sie in das Protokoll des Arbeitsbereichs.</translation>
    </message>
    <message>
        <source>The keyring is locked, or the sign-in data in it has gone.</source>
        <translation>Der Schlüsselbund ist gesperrt, oder die Zugangsdaten darin sind nicht mehr da.</translation>
    </message>
    <message>
        <source>Nothing was sent, nothing in the keyring was changed.</source>
        <translation>Es wurde nichts gesendet und im Schlüsselbund nichts geändert.</translation>
    </message>
    <message>
        <source>Unlock the keyring and try again. If it is open and the entry is gone, enter the sign-in data anew under Connections.</source>
        <translation>Entsperren Sie den Schlüsselbund und versuchen Sie es erneut. Ist er offen und der Eintrag nicht mehr da, geben Sie die Zugangsdaten unter „Verbindungen“ neu ein.</translation>
    </message>
    <message>
        <source>There is no keychain on this desktop.</source>
        <translation>In dieser Arbeitsumgebung gibt es keinen Schlüsselbund.</translation>
    </message>
    <message>
        <source>Sign-in data cannot be kept: it is used until Lockstep is closed and written nowhere.</source>
        <translation>Zugangsdaten können nicht aufbewahrt werden: Sie gelten, bis Lockstep geschlossen wird, und werden nirgends gespeichert.</translation>
    </message>
    <message>
        <source>Install a keychain service such as GNOME Keyring or KWallet, or start Lockstep with --credentials and a file that only you can read.</source>
        <translation>Installieren Sie einen Schlüsselbunddienst wie GNOME Keyring oder KWallet, oder starten Sie Lockstep mit --credentials und einer Datei, die nur Sie lesen können.</translation>
    </message>
    <message>
        <source>Your keyring is waiting for you.</source>
        <translation>Ihr Schlüsselbund wartet auf Sie.</translation>
    </message>
    <message>
        <source>Nothing was sent and nothing was changed; as soon as it is unlocked, it goes on.</source>
        <translation>Es wurde nichts gesendet und nichts geändert; sobald er entsperrt ist, geht es weiter.</translation>
    </message>
    <message>
        <source>Look for the window that asks for the keyring&apos;s password, then try again.</source>
        <translation>Suchen Sie das Fenster, das nach dem Passwort des Schlüsselbunds fragt, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The keychain could not do what it was asked.</source>
        <translation>Der Schlüsselbund konnte nicht tun, worum er gebeten wurde.</translation>
    </message>
    <message>
        <source>The sign-in data was not stored, or could not be read; it is written nowhere else.</source>
        <translation>Die Zugangsdaten wurden nicht gespeichert oder konnten nicht gelesen werden; sie stehen sonst nirgends.</translation>
    </message>
    <message>
        <source>Sign out of the desktop and in again, then try again. A file given with --credentials works without a keychain.</source>
        <translation>Melden Sie sich ab und wieder an und versuchen Sie es dann erneut. Eine mit --credentials genannte Datei geht auch ohne Schlüsselbund.</translation>
    </message>
    <message>
        <source>In the window, enter it under Connections. For the agent, set it in the environment, or in a file that only you can read and name that with --credentials. LOCKSTEP_USERS_URL is the application&apos;s database, such as postgresql://name:password@host/database; MAUTIC_CLIENT_ID and MAUTIC_CLIENT_SECRET come from Mautic: Settings → API Credentials → New, type OAuth 2.</source>
        <translation>Im Fenster geben Sie sie unter Verbindungen ein. Für den Agenten setzen Sie sie in der Umgebung oder in einer Datei, die nur Sie lesen können, und nennen diese mit --credentials. LOCKSTEP_USERS_URL ist die Datenbank der Anwendung, etwa postgresql://name:password@host/database; MAUTIC_CLIENT_ID und MAUTIC_CLIENT_SECRET kommen aus Mautic: Settings → API Credentials → New, Typ OAuth 2.</translation>
    </message>
    <message>
        <source>Check the database&apos;s address (in the window under Connections, for the agent LOCKSTEP_USERS_URL), that the database runs, and that this computer may connect to it.</source>
        <translation>Prüfen Sie die Adresse der Datenbank (im Fenster unter Verbindungen, für den Agenten LOCKSTEP_USERS_URL), ob die Datenbank läuft und ob dieser Rechner sich mit ihr verbinden darf.</translation>
    </message>
    <message>
        <source>Name the table and its columns: in the window under Connections, for the agent with --table and --map attribute=column. At least id and email are needed.</source>
        <translation>Nennen Sie die Tabelle und ihre Spalten: im Fenster unter Verbindungen, für den Agenten mit --table und --map attribut=spalte. Mindestens id und email werden gebraucht.</translation>
    </message>
    <message>
        <source>Another Lockstep is at work in this workspace: %1.</source>
        <translation>Ein anderes Lockstep arbeitet in diesem Arbeitsbereich: %1.</translation>
    </message>
    <message>
        <source>it holds the store</source>
        <comment>what %1 is when nothing better is known</comment>
        <translation>es hat den Speicher in Gebrauch</translation>
    </message>
    <message>
        <source>A guard stopped the run before it wrote: too many people would get another value at once (%1).</source>
        <translation>Eine Schutzregel hielt den Lauf vor dem Schreiben an: Zu viele Personen bekämen auf einmal einen anderen Wert (%1).</translation>
    </message>
    <message>
        <source>several fields</source>
        <comment>what %1 is when nothing better is known</comment>
        <translation>mehrere Felder</translation>
    </message>
    <message>
        <source>Nothing of it was written. Opt-outs and new users are not held back.</source>
        <translation>Nichts davon wurde geschrieben. Abmeldungen und neue Benutzer werden nicht zurückgehalten.</translation>
    </message>
    <message>
        <source>Look at the plan. If it is what you want, write it from there.</source>
        <translation>Sehen Sie sich den Plan an. Ist er gewollt, schreiben Sie ihn von dort.</translation>
    </message>
</context>
<context>
    <name>lockstep::ExplainWords</name>
    <message>
        <source>Rule: %1</source>
        <translation>Regel: %1</translation>
    </message>
    <message>
        <source>Rule: Lockstep starts from the application&apos;s users; a contact without one is never written to.</source>
        <translation>Regel: Lockstep geht von den Benutzern der Anwendung aus; in einen Kontakt ohne Benutzer wird nie geschrieben.</translation>
    </message>
    <message>
        <source>No run has decided about this person yet; the next plan does.</source>
        <translation>Noch kein Lauf hat über diese Person entschieden; der nächste Plan tut es.</translation>
    </message>
    <message>
        <source>Waits for you: %1 %2</source>
        <extracomment>%1 says what waits for somebody, %2 what can be done; both are sentences</extracomment>
        <translation>Wartet auf Sie: %1 %2</translation>
    </message>
    <message>
        <source>Changed on both sides: %1. Neither side is touched until somebody makes the two equal.</source>
        <translation>Auf beiden Seiten geändert: %1. Keine Seite wird angefasst, bis jemand beide auf denselben Wert bringt.</translation>
    </message>
    <message>
        <source>Changed in the application: %1. A sync writes that to Mautic.</source>
        <translation>In der Anwendung geändert: %1. Ein Abgleich schreibt das nach Mautic.</translation>
    </message>
    <message>
        <source>Different and never agreed on: %1. At the first link empty values in Mautic are filled, and where both sides hold one the application wins.</source>
        <translation>Verschieden und noch nie übereinstimmend: %1. Beim ersten Verknüpfen werden leere Werte in Mautic gefüllt; wo beide Seiten einen haben, gilt der Wert der Anwendung.</translation>
    </message>
    <message>
        <source>Changed in Mautic: %1. Lockstep leaves what only Mautic changed.</source>
        <translation>In Mautic geändert: %1. Was nur Mautic geändert hat, lässt Lockstep stehen.</translation>
    </message>
    <message>
        <source>Rule for %1: not kept in step.</source>
        <translation>Regel für %1: wird nicht abgeglichen.</translation>
    </message>
    <message>
        <source>Rule for %1: %2; where both sides changed, %3.</source>
        <extracomment>%1 is a field, %2 a direction such as &quot;both ways&quot;, %3 who wins such as &quot;a person decides&quot;</extracomment>
        <translation>Regel für %1: %2; haben sich beide Seiten geändert: %3.</translation>
    </message>
    <message>
        <source>Writing its column in the application is not switched on.</source>
        <translation>Das Schreiben seiner Spalte in der Anwendung ist nicht eingeschaltet.</translation>
    </message>
    <message>
        <source>Decision of %1, %2: %3 (%4).</source>
        <extracomment>%1 is a person, %2 a day, %3 what was decided, %4 how far it has come</extracomment>
        <translation>Entscheidung von %1, %2: %3 (%4).</translation>
    </message>
    <message>
        <source>holds until it is taken back</source>
        <translation>gilt, bis sie zurückgenommen wird</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <extracomment>%1 is what somebody typed as the reason for a decision</extracomment>
        <translation>Grund: %1</translation>
    </message>
</context>
<context>
    <name>lockstep::FactsTable</name>
    <message>
        <source>Segment %1</source>
        <translation>Segment %1</translation>
    </message>
    <message>
        <source>member in Mautic</source>
        <translation>Mitglied in Mautic</translation>
    </message>
    <message>
        <source>removed by hand; never put back</source>
        <translation>von Hand entfernt; wird nie wieder aufgenommen</translation>
    </message>
    <message>
        <source>given by Lockstep</source>
        <translation>von Lockstep aufgenommen</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
</context>
<context>
    <name>lockstep::FailureCard</name>
    <message>
        <source>Show them</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>What Mautic answered</source>
        <translation>Was Mautic antwortete</translation>
    </message>
    <message>
        <source>Since: %1</source>
        <translation>Seit: %1</translation>
    </message>
</context>
<context>
    <name>lockstep::FailureList</name>
    <message>
        <source>Why people fail</source>
        <translation>Warum es bei Personen nicht gelingt</translation>
    </message>
    <message numerus="yes">
        <source>and %n more causes</source>
        <translation>
            <numerusform>und %n weitere Ursache</numerusform>
            <numerusform>und %n weitere Ursachen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::FailureWords</name>
    <message numerus="yes">
        <source>%Ln people: %1</source>
        <extracomment>%1 is a sentence about what went wrong</extracomment>
        <translation>
            <numerusform>%Ln Person: %1</numerusform>
            <numerusform>%Ln Personen: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mautic refuses %Ln people.</source>
        <translation>
            <numerusform>Mautic lehnt %Ln Person ab.</numerusform>
            <numerusform>Mautic lehnt %Ln Personen ab.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mautic refuses the field %1 of %Ln people.</source>
        <translation>
            <numerusform>Mautic lehnt das Feld %1 bei %Ln Person ab.</numerusform>
            <numerusform>Mautic lehnt das Feld %1 bei %Ln Personen ab.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to do yet: it is tried again by itself.</source>
        <translation>Noch ist nichts zu tun: Es wird von selbst wieder versucht.</translation>
    </message>
    <message>
        <source>Correct the value in the application, or the field in Mautic under Settings → Custom Fields.</source>
        <translation>Berichtigen Sie den Wert in der Anwendung oder das Feld in Mautic unter Settings → Custom Fields.</translation>
    </message>
    <message numerus="yes">
        <source>Try these %Ln again</source>
        <comment>people</comment>
        <translation>
            <numerusform>%Ln noch einmal versuchen</numerusform>
            <numerusform>Diese %Ln noch einmal versuchen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::FieldPoliciesPanel</name>
    <message>
        <source>What goes where</source>
        <translation>Was wohin geht</translation>
    </message>
    <message>
        <source>Values go to Mautic. Where a column of the application may be written, they can come back as well; each column is switched on by itself, after you saw what is run.</source>
        <translation>Werte gehen an Mautic. Wo eine Spalte der Anwendung geschrieben werden darf, können sie auch zurückkommen; jede Spalte wird einzeln eingeschaltet, nachdem zu sehen war, was ausgeführt wird.</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Goes</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Where both changed</source>
        <translation>Wenn beide geändert sind</translation>
    </message>
    <message>
        <source>Only into empty</source>
        <translation>Nur wenn leer</translation>
    </message>
    <message>
        <source>Emptied values</source>
        <translation>Geleerte Werte</translation>
    </message>
    <message>
        <source>May be written</source>
        <translation>Darf geschrieben werden</translation>
    </message>
    <message>
        <source>Which way it goes: %1</source>
        <translation>In welche Richtung es geht: %1</translation>
    </message>
    <message>
        <source>Who wins where both changed: %1</source>
        <translation>Wessen Wert gilt, wenn beide geändert sind: %1</translation>
    </message>
    <message>
        <source>Only into empty fields: %1</source>
        <translation>Nur in leere Felder: %1</translation>
    </message>
    <message>
        <source>What emptied values do: %1</source>
        <translation>Was geleerte Werte bewirken: %1</translation>
    </message>
    <message>
        <source>May be written to the application: %1</source>
        <translation>Darf in die Anwendung geschrieben werden: %1</translation>
    </message>
    <message>
        <source>test the application&apos;s users first</source>
        <translation>zuerst die Benutzer der Anwendung testen</translation>
    </message>
    <message>
        <source>Write to the application</source>
        <translation>In die Anwendung schreiben</translation>
    </message>
    <message>
        <source>May Lockstep write to the column &quot;%1&quot; of the users table?</source>
        <translation>Darf Lockstep in die Spalte „%1“ der Benutzertabelle schreiben?</translation>
    </message>
    <message>
        <source>Write to this column</source>
        <translation>In diese Spalte schreiben</translation>
    </message>
</context>
<context>
    <name>lockstep::FieldWords</name>
    <message>
        <source>same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>changed in the app</source>
        <translation>in der Anwendung geändert</translation>
    </message>
    <message>
        <source>changed in Mautic</source>
        <translation>in Mautic geändert</translation>
    </message>
    <message>
        <source>both changed</source>
        <translation>beide geändert</translation>
    </message>
    <message>
        <source>same, not agreed yet</source>
        <translation>gleich, noch nicht vereinbart</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>weicht ab</translation>
    </message>
    <message>
        <source>one side only</source>
        <translation>nur eine Seite</translation>
    </message>
    <message>
        <source>Both sides hold what they last agreed on.</source>
        <translation>Beide Seiten haben noch den zuletzt gemeinsamen Stand.</translation>
    </message>
    <message>
        <source>Only the application changed it since both sides agreed; a sync writes it to Mautic.</source>
        <translation>Seit dem gemeinsamen Stand hat es nur die Anwendung geändert; ein Abgleich schreibt es nach Mautic.</translation>
    </message>
    <message>
        <source>Only Mautic changed it since both sides agreed; Lockstep leaves it as it is there.</source>
        <translation>Seit dem gemeinsamen Stand hat es nur Mautic geändert; Lockstep lässt es dort, wie es ist.</translation>
    </message>
    <message>
        <source>Both sides changed it since they agreed; neither is touched until somebody makes them equal.</source>
        <translation>Seit dem gemeinsamen Stand haben es beide Seiten geändert; keine wird angefasst, bis jemand sie auf denselben Wert bringt.</translation>
    </message>
    <message>
        <source>Both sides hold the same; the next sync takes that as agreed.</source>
        <translation>Beide Seiten haben dasselbe; der nächste Abgleich nimmt das als gemeinsamen Stand.</translation>
    </message>
    <message>
        <source>The sides never agreed on it: a sync fills what is empty in Mautic, and where both hold a value the application wins.</source>
        <translation>Einen gemeinsamen Stand gab es noch nie: Ein Abgleich füllt, was in Mautic leer ist; wo beide einen Wert haben, gilt der Wert der Anwendung.</translation>
    </message>
    <message>
        <source>Only one side holds this field, so there is nothing to compare.</source>
        <translation>Nur eine Seite hat dieses Feld; es gibt nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>%1, whole row</source>
        <extracomment>%1 is a time; the row is one of the users table, which tells of the row as a whole</extracomment>
        <translation>%1, ganze Zeile</translation>
    </message>
    <message>
        <source>%1, whole contact</source>
        <extracomment>%1 is a time; Mautic tells of the contact as a whole</extracomment>
        <translation>%1, ganzer Kontakt</translation>
    </message>
    <message>
        <source>%1, contact by %2</source>
        <extracomment>%1 is a time, %2 a person</extracomment>
        <translation>%1, Kontakt durch %2</translation>
    </message>
    <message>
        <source>%1, by Lockstep</source>
        <extracomment>%1 is a time</extracomment>
        <translation>%1, durch Lockstep</translation>
    </message>
    <message>
        <source>Nothing tells who or what set this value, or when.</source>
        <translation>Nichts sagt, wer oder was diesen Wert gesetzt hat oder wann.</translation>
    </message>
    <message>
        <source>The users table says that this row was changed on %1; it does not say which value.</source>
        <translation>Die Benutzertabelle sagt, dass diese Zeile geändert wurde (%1); sie sagt nicht, welcher Wert.</translation>
    </message>
    <message>
        <source>Mautic says that this contact was changed on %1; it does not say which value.</source>
        <translation>Mautic sagt, dass dieser Kontakt geändert wurde (%1); es sagt nicht, welcher Wert.</translation>
    </message>
    <message>
        <source>Mautic says that %2 changed this contact on %1; it does not say which value.</source>
        <translation>Mautic sagt, dass %2 diesen Kontakt geändert hat (%1); es sagt nicht, welchen Wert.</translation>
    </message>
    <message>
        <source>Lockstep wrote this value on %1, as its journal says.</source>
        <translation>Lockstep hat diesen Wert geschrieben (%1); so steht es in seinem Protokoll.</translation>
    </message>
    <message>
        <source>Lockstep wrote this value on %1 in a run that %2 started, as its journal says.</source>
        <translation>Lockstep hat diesen Wert geschrieben (%1), in einem Lauf, den %2 gestartet hat; so steht es in seinem Protokoll.</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>App</source>
        <translation>Anwendung</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>Mautic</source>
        <translation>Mautic</translation>
    </message>
    <message>
        <source>What the field is called in the application</source>
        <translation>Wie das Feld in der Anwendung heißt</translation>
    </message>
    <message>
        <source>What the application holds now, as it would be sent</source>
        <translation>Was die Anwendung jetzt hat, so wie es gesendet würde</translation>
    </message>
    <message>
        <source>What both sides held when they last agreed</source>
        <translation>Was beide Seiten hatten, als sie zuletzt übereinstimmten</translation>
    </message>
    <message>
        <source>What Mautic held when it was last read</source>
        <translation>Was Mautic hatte, als es zuletzt gelesen wurde</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>not known</source>
        <comment>evidence</comment>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>possible</source>
        <comment>evidence</comment>
        <translation>möglich</translation>
    </message>
    <message>
        <source>certain</source>
        <comment>evidence</comment>
        <translation>sicher</translation>
    </message>
    <message>
        <source>Both changes are too close together to say which was first: the clocks may differ.</source>
        <translation>Beide Änderungen liegen zu dicht beieinander, um zu sagen, welche zuerst kam: Die Uhren können abweichen.</translation>
    </message>
    <message>
        <source>As both sides tell it, Mautic&apos;s change came %1 later; their clocks may differ.</source>
        <extracomment>%1 is a duration such as 3 min</extracomment>
        <translation>Nach Angabe beider Seiten kam Mautics Änderung %1 später; ihre Uhren können abweichen.</translation>
    </message>
    <message>
        <source>As both sides tell it, the application&apos;s change came %1 later; their clocks may differ.</source>
        <translation>Nach Angabe beider Seiten kam die Änderung der Anwendung %1 später; ihre Uhren können abweichen.</translation>
    </message>
    <message>
        <source>%1, this value</source>
        <extracomment>%1 is a time; Lockstep saw this value change</extracomment>
        <translation>%1, dieser Wert</translation>
    </message>
    <message>
        <source>%1, in Mautic&apos;s log</source>
        <extracomment>%1 is a time; Mautic&apos;s log names the change</extracomment>
        <translation>%1, laut Mautics Protokoll</translation>
    </message>
    <message>
        <source>Lockstep saw this very value change by %1; who did it is not known.</source>
        <translation>Bis %1 sah Lockstep genau diesen Wert wechseln; wer es war, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Mautic&apos;s log of changes led to this value on %1: that is certain.</source>
        <translation>Mautics Änderungsprotokoll führt am %1 zu diesem Wert: Das ist sicher.</translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <extracomment>%1 is a time, %2 a person</extracomment>
        <translation>%1, von %2</translation>
    </message>
    <message>
        <source>Mautic&apos;s log says that %2 changed this on %1: that is certain.</source>
        <translation>Mautics Protokoll sagt, dass %2 das am %1 geändert hat: Das ist sicher.</translation>
    </message>
</context>
<context>
    <name>lockstep::FieldsReportWords</name>
    <message>
        <source>may be written to the application</source>
        <translation>darf in die Anwendung geschrieben werden</translation>
    </message>
    <message>
        <source>only read</source>
        <translation>wird nur gelesen</translation>
    </message>
    <message>
        <source>user</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>then</source>
        <translation>dann</translation>
    </message>
</context>
<context>
    <name>lockstep::FieldsWords</name>
    <message>
        <source>There is no field &quot;%1&quot;; &quot;fields&quot; lists them.</source>
        <translation>Ein Feld „%1“ gibt es nicht; „fields“ zeigt sie.</translation>
    </message>
    <message>
        <source>--direction is one of off, toMautic, toApp, both; --authority of ask, app, mautic, newest; --mode of overwrite, onlyIfEmpty; --clearing of propagate, never, ask.</source>
        <translation>--direction ist eines von off, toMautic, toApp, both; --authority von ask, app, mautic, newest; --mode von overwrite, onlyIfEmpty; --clearing von propagate, never, ask.</translation>
    </message>
    <message>
        <source>%1 cannot go that way. To the application it can once &quot;fields allow %1&quot; switched it on; the address and the user&apos;s id always go to Mautic.</source>
        <translation>%1 kann nicht in diese Richtung gehen. In die Anwendung geht es, sobald „fields allow %1“ es eingeschaltet hat; Adresse und Benutzer-ID gehen immer an Mautic.</translation>
    </message>
    <message>
        <source>People sign in with the address: Mautic never changes it by itself. Choose ask or app.</source>
        <translation>Mit der Adresse meldet man sich an: Mautic ändert sie nie von selbst. Zur Wahl stehen ask und app.</translation>
    </message>
    <message>
        <source>Nothing was switched on. &quot;fields allow %1 --yes writing&quot; does.</source>
        <translation>Nichts wurde eingeschaltet. „fields allow %1 --yes writing“ tut es.</translation>
    </message>
    <message>
        <source>Write %1 to the application from now on?</source>
        <translation>%1 von jetzt an in die Anwendung schreiben?</translation>
    </message>
    <message>
        <source>%1 may be written to the application. Which way it goes is chosen with &quot;fields set %1 --direction&quot;.</source>
        <translation>%1 darf in die Anwendung geschrieben werden. In welche Richtung es geht, wird mit „fields set %1 --direction“ gewählt.</translation>
    </message>
    <message>
        <source>%1 is only read from now on.</source>
        <translation>%1 wird von jetzt an nur gelesen.</translation>
    </message>
    <message>
        <source>fields wants nothing, &quot;set FIELD&quot; or &quot;try FIELD&quot; with --direction, --authority, --mode or --clearing, &quot;allow FIELD&quot; or &quot;forbid FIELD&quot;.</source>
        <translation>fields steht allein, mit „set FELD“ oder „try FELD“ und --direction, --authority, --mode oder --clearing, oder mit „allow FELD“ oder „forbid FELD“.</translation>
    </message>
</context>
<context>
    <name>lockstep::Finder</name>
    <message>
        <source>Find anything</source>
        <translation>Alles finden</translation>
    </message>
    <message>
        <source>A name, an address, an id, a page or an action</source>
        <translation>Ein Name, eine Adresse, eine ID, eine Seite oder eine Aktion</translation>
    </message>
    <message>
        <source>What to find</source>
        <translation>Was gesucht wird</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
</context>
<context>
    <name>lockstep::FindingsWords</name>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Waiting for a person (lockstep-agent cases lists them)</source>
        <translation>Wartet auf eine Entscheidung (lockstep-agent cases listet es auf)</translation>
    </message>
    <message>
        <source>Left alone</source>
        <translation>In Ruhe gelassen</translation>
    </message>
</context>
<context>
    <name>lockstep::FrameWords</name>
    <message>
        <source>Look for changes</source>
        <translation>Nach Änderungen sehen</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Jetzt abgleichen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>lockstep::GuardCard</name>
    <message>
        <source>Look at the &amp;plan</source>
        <translation>&amp;Plan ansehen</translation>
    </message>
    <message>
        <source>Shows every change that is held back. Only reads.</source>
        <translation>Zeigt jede zurückgehaltene Änderung. Liest nur.</translation>
    </message>
</context>
<context>
    <name>lockstep::GuardWords</name>
    <message numerus="yes">
        <source>Stopped for your decision: %Ln people are held back.</source>
        <translation>
            <numerusform>Wartet auf Ihre Entscheidung: %Ln Person wird zurückgehalten.</numerusform>
            <numerusform>Wartet auf Ihre Entscheidung: %Ln Personen werden zurückgehalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped for your decision.</source>
        <translation>Wartet auf Ihre Entscheidung.</translation>
    </message>
    <message>
        <source>More would change at once than is usual. It may be what you want, or a mistake on one side: look at the plan, then write it or leave it. Everything else goes on.</source>
        <translation>Auf einmal würde sich mehr ändern als üblich. Das kann gewollt sein oder ein Fehler auf einer Seite: Sehen Sie sich den Plan an, dann schreiben Sie ihn oder lassen es. Alles andere geht weiter.</translation>
    </message>
    <message numerus="yes">
        <source>Values of %Ln people would be emptied in Mautic, of %1 who are linked.</source>
        <extracomment>%1 is how many people are linked</extracomment>
        <translation>
            <numerusform>In Mautic würden Werte von %Ln Person geleert, von %1 verknüpften.</numerusform>
            <numerusform>In Mautic würden Werte von %Ln Personen geleert, von %1 verknüpften.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The field %1 would change for %Ln people, of %2 who are linked.</source>
        <extracomment>%1 is a field, %2 how many people are linked</extracomment>
        <translation>
            <numerusform>Das Feld %1 würde sich bei %Ln Person ändern, von %2 verknüpften.</numerusform>
            <numerusform>Das Feld %1 würde sich bei %Ln Personen ändern, von %2 verknüpften.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::HandPanel</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>Change by hand</source>
        <translation>Von Hand ändern</translation>
    </message>
    <message>
        <source>Application:</source>
        <translation>Anwendung:</translation>
    </message>
    <message>
        <source>Mautic:</source>
        <translation>Mautic:</translation>
    </message>
    <message>
        <source>New &amp;value:</source>
        <translation>Neuer &amp;Wert:</translation>
    </message>
    <message>
        <source>&amp;Reason:</source>
        <translation>&amp;Grund:</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>The number stands in the address of the contact&apos;s page in Mautic.</source>
        <translation>Die Nummer steht in der Adresse der Kontaktseite in Mautic.</translation>
    </message>
    <message>
        <source>Cost: %1.</source>
        <extracomment>what it costs, after what would be written</extracomment>
        <translation>Kosten: %1.</translation>
    </message>
    <message>
        <source>Where to switch it on …</source>
        <translation>Wo man es einschaltet …</translation>
    </message>
    <message>
        <source>What:</source>
        <translation>Was:</translation>
    </message>
    <message>
        <source>Contact number:</source>
        <translation>Kontaktnummer:</translation>
    </message>
</context>
<context>
    <name>lockstep::HandWords</name>
    <message>
        <source>a new value</source>
        <translation>ein neuer Wert</translation>
    </message>
    <message>
        <source>the application&apos;s value, for Mautic</source>
        <translation>der Wert der Anwendung, für Mautic</translation>
    </message>
    <message>
        <source>Mautic&apos;s value, for the application</source>
        <translation>der Wert von Mautic, für die Anwendung</translation>
    </message>
    <message>
        <source>keep both as they are</source>
        <translation>beide lassen, wie sie sind</translation>
    </message>
    <message>
        <source>never sync this field of this person</source>
        <translation>dieses Feld dieser Person nie abgleichen</translation>
    </message>
    <message>
        <source>&amp;Link</source>
        <translation>&amp;Verknüpfen</translation>
    </message>
    <message>
        <source>Un&amp;link</source>
        <translation>Verknüpfung &amp;lösen</translation>
    </message>
    <message>
        <source>&amp;Leave alone</source>
        <translation>In &amp;Ruhe lassen</translation>
    </message>
    <message>
        <source>&amp;Never sync it</source>
        <translation>&amp;Nie abgleichen</translation>
    </message>
    <message>
        <source>&amp;Keep both</source>
        <translation>&amp;Beide lassen</translation>
    </message>
    <message>
        <source>&amp;Write it</source>
        <translation>&amp;Schreiben</translation>
    </message>
    <message>
        <source>Link to another contact</source>
        <translation>Mit einem anderen Kontakt verknüpfen</translation>
    </message>
    <message>
        <source>End the link</source>
        <translation>Verknüpfung lösen</translation>
    </message>
    <message>
        <source>Leave this user alone</source>
        <translation>Diesen Benutzer in Ruhe lassen</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>From now on neither side of this field is touched for this person, until you take that back.</source>
        <translation>Ab jetzt wird dieses Feld bei dieser Person auf keiner Seite angefasst, bis Sie das zurücknehmen.</translation>
    </message>
    <message>
        <source>From now on neither side of this user is touched, until you take that back. Opt-outs still go through.</source>
        <translation>Ab jetzt wird dieser Benutzer auf keiner Seite angefasst, bis Sie das zurücknehmen. Abmeldungen werden weiterhin eingetragen.</translation>
    </message>
    <message>
        <source>Afterwards the user is left alone, until you take that back.</source>
        <translation>Danach bleibt der Benutzer in Ruhe, bis Sie das zurücknehmen.</translation>
    </message>
    <message>
        <source>Application: %1 from %2 to %3.</source>
        <extracomment>%1 is a field, %2 and %3 values</extracomment>
        <translation>Anwendung: %1 von %2 auf %3.</translation>
    </message>
    <message>
        <source>Mautic: %1 from %2 to %3.</source>
        <extracomment>%1 is a field, %2 and %3 values</extracomment>
        <translation>Mautic: %1 von %2 auf %3.</translation>
    </message>
    <message>
        <source>A side changed while you were at it. Look at what is there now and confirm again.</source>
        <translation>Inzwischen hat sich eine Seite geändert. Sehen Sie nach, was jetzt dort steht, und bestätigen Sie noch einmal.</translation>
    </message>
    <message>
        <source>This user is gone from the application.</source>
        <translation>Diesen Benutzer gibt es in der Anwendung nicht mehr.</translation>
    </message>
    <message>
        <source>This user is not linked.</source>
        <translation>Dieser Benutzer ist nicht verknüpft.</translation>
    </message>
    <message>
        <source>There is no contact in Mautic yet, so nothing can be written there. A sync makes it.</source>
        <translation>In Mautic gibt es noch keinen Kontakt, also kann dort nichts geschrieben werden. Ein Abgleich legt ihn an.</translation>
    </message>
    <message>
        <source>This is longer than Mautic&apos;s field can hold. Shorten it; nothing is cut by itself.</source>
        <translation>Das ist länger, als das Feld in Mautic aufnimmt. Kürzen Sie es; von selbst wird nichts abgeschnitten.</translation>
    </message>
    <message>
        <source>Mautic&apos;s field does not take this value: it is none of its choices, or not in its form.</source>
        <translation>Das Feld in Mautic nimmt diesen Wert nicht an: Er gehört nicht zu seinen Auswahlmöglichkeiten oder hat nicht die richtige Form.</translation>
    </message>
    <message>
        <source>There are characters in it that cannot be seen and that Mautic&apos;s field cannot hold.</source>
        <translation>Darin sind Zeichen, die man nicht sieht und die das Feld in Mautic nicht aufnimmt.</translation>
    </message>
    <message>
        <source>Only Mautic is written: writing this column of the application is not switched on.</source>
        <translation>Geschrieben wird nur in Mautic: Das Schreiben dieser Spalte der Anwendung ist nicht eingeschaltet.</translation>
    </message>
    <message>
        <source>Only Mautic is written, the application keeps %1: writing this column is not switched on.</source>
        <translation>Geschrieben wird nur in Mautic, die Anwendung behält %1: Das Schreiben dieser Spalte ist nicht eingeschaltet.</translation>
    </message>
    <message>
        <source>This is not an address Mautic can hold: it has to be one plain address, no longer than Mautic&apos;s field.</source>
        <translation>Diese Adresse kann Mautic nicht aufnehmen: Es muss eine einzelne Adresse ohne Namen sein, nicht länger als das Feld in Mautic.</translation>
    </message>
    <message>
        <source>Nothing has to be written: both sides hold this already.</source>
        <translation>Es ist nichts zu schreiben: Beide Seiten haben das schon.</translation>
    </message>
    <message>
        <source>Say why: a link is not made or ended without a reason.</source>
        <translation>Sagen Sie, warum: Ohne Grund wird nichts verknüpft und keine Verknüpfung gelöst.</translation>
    </message>
    <message>
        <source>Mautic had no contact with this number when it was read last.</source>
        <translation>Als Mautic zuletzt gelesen wurde, gab es dort keinen Kontakt mit dieser Nummer.</translation>
    </message>
    <message>
        <source>The user id says who this is, so it cannot be edited. Link the user to another contact instead.</source>
        <translation>Die Benutzer-ID sagt, wer das ist, und lässt sich nicht ändern. Verknüpfen Sie den Benutzer stattdessen mit einem anderen Kontakt.</translation>
    </message>
</context>
<context>
    <name>lockstep::MainWindow</name>
    <message>
        <source>Lockstep</source>
        <translation>Lockstep</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>%1 – Lockstep</source>
        <extracomment>%1 is a page</extracomment>
        <translation>%1 – Lockstep</translation>
    </message>
</context>
<context>
    <name>lockstep::MainWords</name>
    <message>
        <source>lockstep-agent: %1. &quot;lockstep-agent --help&quot; helps.</source>
        <translation>lockstep-agent: %1. „lockstep-agent --help“ hilft weiter.</translation>
    </message>
    <message>
        <source>lockstep-agent: the answer could not be written.</source>
        <translation>lockstep-agent: Die Antwort konnte nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>lockstep::MappingStep</name>
    <message>
        <source>A further segment for each &amp;registration method</source>
        <translation>Ein weiteres Segment je Art der &amp;Registrierung</translation>
    </message>
    <message>
        <source>&amp;Wait until the application has verified an address before linking by it</source>
        <translation>Erst über eine Adresse verknüpfen, &amp;wenn die Anwendung sie bestätigt hat</translation>
    </message>
    <message>
        <source>What Mautic gets to know</source>
        <translation>Was Mautic erfährt</translation>
    </message>
    <message>
        <source>New users</source>
        <translation>Neue Benutzer</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>Put new users into the &amp;segment</source>
        <translation>Neue Benutzer in das &amp;Segment aufnehmen</translation>
    </message>
    <message>
        <source>&amp;New users since</source>
        <translation>&amp;Neue Benutzer seit</translation>
    </message>
    <message>
        <source>Only users who signed up after this are put into the segment, since that may start a campaign. Everyone else is linked and kept in step all the same.</source>
        <translation>Nur wer sich danach registriert hat, kommt in das Segment, denn das kann eine Kampagne auslösen. Alle anderen werden trotzdem verknüpft und im Gleichschritt gehalten.</translation>
    </message>
    <message>
        <source>&amp;Calls to Mautic in an hour</source>
        <translation>&amp;Aufrufe an Mautic je Stunde</translation>
    </message>
    <message>
        <source>Lockstep stops by itself before it asks Mautic more often than that; what is left waits.</source>
        <translation>Lockstep hält von selbst an, bevor es Mautic öfter fragt; der Rest wartet.</translation>
    </message>
    <message>
        <source>Field in Mautic for: %1</source>
        <translation>Feld in Mautic für: %1</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>goes into &quot;%1&quot;</source>
        <translation>geht in „%1“</translation>
    </message>
    <message>
        <source>will be created as &quot;%1&quot;, after your yes</source>
        <translation>wird nach Ihrem Ja als „%1“ angelegt</translation>
    </message>
    <message>
        <source>Mautic has no such field</source>
        <translation>Mautic hat kein solches Feld</translation>
    </message>
    <message>
        <source>A name; the segment is created, after your yes, where Mautic has none of it.</source>
        <translation>Ein Name; hat Mautic kein solches Segment, wird es nach Ihrem Ja angelegt.</translation>
    </message>
    <message>
        <source>Mautic has this segment.</source>
        <translation>Mautic hat dieses Segment.</translation>
    </message>
    <message>
        <source>Mautic has no such segment; it will be created, after your yes.</source>
        <translation>Mautic hat kein solches Segment; es wird nach Ihrem Ja angelegt.</translation>
    </message>
</context>
<context>
    <name>lockstep::MauticStep</name>
    <message>
        <source>&amp;Test this connection</source>
        <translation>Diese Verbindung &amp;testen</translation>
    </message>
    <message>
        <source>&amp;Address of Mautic</source>
        <translation>&amp;Adresse von Mautic</translation>
    </message>
    <message>
        <source>Sign in &amp;with</source>
        <translation>An&amp;melden mit</translation>
    </message>
    <message>
        <source>Asking Mautic…</source>
        <translation>Mautic wird gefragt…</translation>
    </message>
</context>
<context>
    <name>lockstep::NoticeWords</name>
    <message>
        <source>some fields</source>
        <translation>einige Felder</translation>
    </message>
    <message>
        <source>the field %1</source>
        <translation>Feld %1</translation>
    </message>
    <message numerus="yes">
        <source>%n values of %1 were changed in Mautic and left alone.</source>
        <translation>
            <numerusform>%n Wert wurde in Mautic geändert und in Ruhe gelassen (%1).</numerusform>
            <numerusform>%n Werte wurden in Mautic geändert und in Ruhe gelassen (%1).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n users wait until the application has verified their address.</source>
        <translation>
            <numerusform>%n Benutzer wartet, bis die Anwendung die Adresse bestätigt hat.</numerusform>
            <numerusform>%n Benutzer warten, bis die Anwendung ihre Adresse bestätigt hat.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n values of %1 are longer than Mautic takes and were left out.</source>
        <translation>
            <numerusform>%n Wert ist länger, als Mautic zulässt, und wurde ausgelassen (%1).</numerusform>
            <numerusform>%n Werte sind länger, als Mautic zulässt, und wurden ausgelassen (%1).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n values of %1 are none that Mautic knows and were left out.</source>
        <translation>
            <numerusform>%n Wert gehört nicht zu denen, die Mautic kennt, und wurde ausgelassen (%1).</numerusform>
            <numerusform>%n Werte gehören nicht zu denen, die Mautic kennt, und wurden ausgelassen (%1).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n values of %1 were refused by Mautic before and are not sent again until they change.</source>
        <translation>
            <numerusform>%n Wert wurde von Mautic schon abgelehnt und wird erst wieder gesendet, wenn er sich ändert (%1).</numerusform>
            <numerusform>%n Werte wurden von Mautic schon abgelehnt und werden erst wieder gesendet, wenn sie sich ändern (%1).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n values of %1 held control characters, which were left out.</source>
        <translation>
            <numerusform>%n Wert enthielt Steuerzeichen, die ausgelassen wurden (%1).</numerusform>
            <numerusform>%n Werte enthielten Steuerzeichen, die ausgelassen wurden (%1).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n users signed up on a computer that Mautic knows as another person&apos;s; they get their own contact.</source>
        <translation>
            <numerusform>%n Benutzer hat sich an einem Rechner registriert, den Mautic als den einer anderen Person kennt, und bekommt einen eigenen Kontakt.</numerusform>
            <numerusform>%n Benutzer haben sich an einem Rechner registriert, den Mautic als den einer anderen Person kennt; sie bekommen einen eigenen Kontakt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contacts were merged into others in Mautic; the links followed.</source>
        <translation>
            <numerusform>%n Kontakt wurde in Mautic mit einem anderen zusammengeführt; die Verknüpfung ist gefolgt.</numerusform>
            <numerusform>%n Kontakte wurden in Mautic mit anderen zusammengeführt; die Verknüpfungen sind gefolgt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n linked users are gone, banned or deleted; their contacts are kept and no longer synced.</source>
        <translation>
            <numerusform>%n verknüpfter Benutzer ist weg, gesperrt oder gelöscht; der Kontakt bleibt und wird nicht mehr abgeglichen.</numerusform>
            <numerusform>%n verknüpfte Benutzer sind weg, gesperrt oder gelöscht; ihre Kontakte bleiben und werden nicht mehr abgeglichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Mautic lacks %1, so its values were not sent.</source>
        <translation>In Mautic fehlt etwas (%1); die Werte wurden deshalb nicht gesendet.</translation>
    </message>
    <message numerus="yes">
        <source>%n people have opted out in Mautic only; that stays as it is.</source>
        <translation>
            <numerusform>%n Person hat sich nur in Mautic abgemeldet; das bleibt so.</numerusform>
            <numerusform>%n Personen haben sich nur in Mautic abgemeldet; das bleibt so.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::NotificationWords</name>
    <message>
        <source>Lockstep has no connection</source>
        <translation>Lockstep hat keine Verbindung</translation>
    </message>
    <message>
        <source>Lockstep cannot sign in</source>
        <translation>Lockstep kann sich nicht anmelden</translation>
    </message>
    <message>
        <source>Lockstep waits for your decision</source>
        <translation>Lockstep wartet auf Ihre Entscheidung</translation>
    </message>
    <message>
        <source>Lockstep has stopped</source>
        <translation>Lockstep ist stehen geblieben</translation>
    </message>
    <message>
        <source>Lockstep could not sync everybody</source>
        <translation>Lockstep konnte nicht alle abgleichen</translation>
    </message>
    <message>
        <source>Lockstep is at work again</source>
        <translation>Lockstep arbeitet wieder</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people are held back, because too much would change at once.</source>
        <translation>
            <numerusform>%Ln Person wird zurückgehalten, weil sich zu viel auf einmal ändern würde.</numerusform>
            <numerusform>%Ln Personen werden zurückgehalten, weil sich zu viel auf einmal ändern würde.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people were given up after several tries. The overview says why.</source>
        <translation>
            <numerusform>%Ln Person wurde nach mehreren Versuchen aufgegeben. Die Übersicht sagt, warum.</numerusform>
            <numerusform>%Ln Personen wurden nach mehreren Versuchen aufgegeben. Die Übersicht sagt, warum.</numerusform>
        </translation>
    </message>
    <message>
        <source>What had to wait is being done.</source>
        <translation>Was warten musste, wird erledigt.</translation>
    </message>
</context>
<context>
    <name>lockstep::OfferList</name>
    <message>
        <source>Write it</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Another value</source>
        <translation>Anderer Wert</translation>
    </message>
    <message>
        <source>This is no e-mail address that Mautic can store.</source>
        <translation>Das ist keine E-Mail-Adresse, die Mautic speichern kann.</translation>
    </message>
    <message>
        <source>Type a value, or press Enter once more to empty the field.</source>
        <translation>Geben Sie einen Wert ein, oder drücken Sie noch einmal Enter, um das Feld zu leeren.</translation>
    </message>
</context>
<context>
    <name>lockstep::OfferWords</name>
    <message>
        <source>Empty %1 in the application</source>
        <translation>%1 in der Anwendung leeren</translation>
    </message>
    <message>
        <source>Write %1 to the application</source>
        <translation>%1 in die Anwendung schreiben</translation>
    </message>
    <message>
        <source>Empty %1 of contact %2</source>
        <translation>%1 von Kontakt %2 leeren</translation>
    </message>
    <message>
        <source>Write %1 to contact %2</source>
        <translation>%1 in Kontakt %2 schreiben</translation>
    </message>
    <message>
        <source>Write %1 to Mautic</source>
        <translation>%1 nach Mautic schreiben</translation>
    </message>
    <message>
        <source>Take what the application holds</source>
        <translation>Nehmen, was die Anwendung hat</translation>
    </message>
    <message>
        <source>Take what Mautic holds</source>
        <translation>Nehmen, was Mautic hat</translation>
    </message>
    <message>
        <source>Take the application&apos;s empty value</source>
        <translation>Den leeren Wert der Anwendung nehmen</translation>
    </message>
    <message>
        <source>Take Mautic&apos;s empty value</source>
        <translation>Den leeren Wert von Mautic nehmen</translation>
    </message>
    <message>
        <source>Take %1 as in the application</source>
        <translation>%1 nehmen, wie in der Anwendung</translation>
    </message>
    <message>
        <source>Take %1 as in Mautic</source>
        <translation>%1 nehmen, wie in Mautic</translation>
    </message>
    <message>
        <source>Write another value:</source>
        <translation>Einen anderen Wert schreiben:</translation>
    </message>
    <message>
        <source>Keep both as they are</source>
        <translation>Beide lassen, wie sie sind</translation>
    </message>
    <message>
        <source>Never sync the field %1 of this person</source>
        <translation>Das Feld %1 dieser Person nie abgleichen</translation>
    </message>
    <message>
        <source>Link this user to contact %1</source>
        <translation>Diesen Benutzer mit Kontakt %1 verknüpfen</translation>
    </message>
    <message>
        <source>Contact %1 is somebody else</source>
        <translation>Kontakt %1 ist jemand anderes</translation>
    </message>
    <message>
        <source>Create the contact again</source>
        <translation>Den Kontakt wieder anlegen</translation>
    </message>
    <message>
        <source>Create a contact of its own for this user</source>
        <translation>Für diesen Benutzer einen eigenen Kontakt anlegen</translation>
    </message>
    <message>
        <source>End the link to contact %1</source>
        <translation>Die Verknüpfung mit Kontakt %1 lösen</translation>
    </message>
    <message>
        <source>Leave this user alone on both sides</source>
        <translation>Diesen Benutzer auf beiden Seiten in Ruhe lassen</translation>
    </message>
    <message>
        <source>Take the address from contact %1 for a moment, so that all get theirs</source>
        <translation>Kontakt %1 die Adresse einen Augenblick nehmen, damit alle ihre bekommen</translation>
    </message>
    <message>
        <source>Try once more</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>These contacts are one person: merge them</source>
        <translation>Diese Kontakte sind eine Person: zusammenführen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln API request(s)</source>
        <translation>
            <numerusform>%Ln API-Anfrage</numerusform>
            <numerusform>%Ln API-Anfragen</numerusform>
        </translation>
    </message>
    <message>
        <source>writes nothing</source>
        <translation>schreibt nichts</translation>
    </message>
    <message>
        <source>one row of the application, no API request</source>
        <translation>eine Zeile der Anwendung, keine API-Anfrage</translation>
    </message>
    <message>
        <source>one row of the application, %1</source>
        <extracomment>%1 is a number of API requests</extracomment>
        <translation>eine Zeile der Anwendung, %1</translation>
    </message>
    <message>
        <source>Not possible: writing this column of the application is not switched on.</source>
        <translation>Nicht möglich: Das Schreiben dieser Spalte der Anwendung ist nicht eingeschaltet.</translation>
    </message>
    <message>
        <source>Not possible: another contact holds this address, and Mautic would refuse.</source>
        <translation>Nicht möglich: Ein anderer Kontakt hat diese Adresse, und Mautic würde ablehnen.</translation>
    </message>
    <message>
        <source>Not possible: there is nothing on that side.</source>
        <translation>Nicht möglich: Auf dieser Seite ist nichts.</translation>
    </message>
    <message>
        <source>Nothing is written on either side.</source>
        <translation>Auf keiner Seite wird etwas geschrieben.</translation>
    </message>
    <message>
        <source>the application&apos;s value</source>
        <translation>der Wert der Anwendung</translation>
    </message>
    <message>
        <source>Mautic&apos;s value</source>
        <translation>der Wert von Mautic</translation>
    </message>
    <message>
        <source>another value</source>
        <translation>ein anderer Wert</translation>
    </message>
    <message>
        <source>keep both</source>
        <translation>beide lassen</translation>
    </message>
    <message>
        <source>never sync this field</source>
        <translation>dieses Feld nie abgleichen</translation>
    </message>
    <message>
        <source>this contact</source>
        <translation>dieser Kontakt</translation>
    </message>
    <message>
        <source>not the same</source>
        <translation>nicht derselbe</translation>
    </message>
    <message>
        <source>a contact of its own</source>
        <translation>ein eigener Kontakt</translation>
    </message>
    <message>
        <source>unlink</source>
        <translation>Verknüpfung lösen</translation>
    </message>
    <message>
        <source>leave alone</source>
        <translation>in Ruhe lassen</translation>
    </message>
    <message>
        <source>make room for the address</source>
        <translation>Platz für die Adresse machen</translation>
    </message>
    <message>
        <source>try again</source>
        <translation>noch einmal versuchen</translation>
    </message>
    <message>
        <source>merge</source>
        <translation>zusammenführen</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>%1 belongs to a service that hands out throw-away addresses: mail to it may reach nobody.</source>
        <translation>%1 gehört zu einem Dienst für Wegwerfadressen: Post dorthin erreicht womöglich niemanden.</translation>
    </message>
    <message>
        <source>Mail to %1 has bounced before, as Mautic notes.</source>
        <translation>Post an %1 kam laut Mautic schon einmal zurück.</translation>
    </message>
</context>
<context>
    <name>lockstep::OverviewPage</name>
    <message>
        <source>&amp;Look for changes</source>
        <translation>Nach Änderungen &amp;sehen</translation>
    </message>
    <message>
        <source>S&amp;ync now</source>
        <translation>Jetzt a&amp;bgleichen</translation>
    </message>
    <message>
        <source>Mautic</source>
        <translation>Mautic</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Anwendung</translation>
    </message>
    <message>
        <source>Shows what a sync would write. Only reads.</source>
        <translation>Zeigt, was ein Abgleich schreiben würde. Liest nur.</translation>
    </message>
    <message>
        <source>Looks at both sides and writes at once what can be written without a person.</source>
        <translation>Sieht sich beide Seiten an und schreibt sofort, was ohne eine Entscheidung geschrieben werden kann.</translation>
    </message>
    <message>
        <source>How people stand</source>
        <translation>Wie es um die Personen steht</translation>
    </message>
    <message>
        <source>Last runs</source>
        <translation>Letzte Läufe</translation>
    </message>
    <message>
        <source>Both sides</source>
        <translation>Beide Seiten</translation>
    </message>
    <message>
        <source>&amp;Connections…</source>
        <translation>&amp;Verbindungen…</translation>
    </message>
    <message>
        <source>Calls of this hour</source>
        <translation>Aufrufe dieser Stunde</translation>
    </message>
</context>
<context>
    <name>lockstep::OverviewTexts</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>Wie er endete</translation>
    </message>
    <message>
        <source>What it wrote</source>
        <translation>Was er schrieb</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>needs a person</source>
        <translation>braucht eine Entscheidung</translation>
    </message>
    <message>
        <source>Several contacts or users fit, or both sides changed the same: somebody has to decide.</source>
        <translation>Mehrere Kontakte oder Benutzer passen, oder beide Seiten haben dasselbe geändert: Jemand muss entscheiden.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>%1 is how a run ended, %2 how far it was taken back</extracomment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>lockstep::OverviewWords</name>
    <message>
        <source>There is nobody to be kept in step yet.</source>
        <translation>Noch gibt es niemanden, der im Gleichschritt zu halten wäre.</translation>
    </message>
    <message numerus="yes">
        <source>Both sides are in step: %Ln people.</source>
        <translation>
            <numerusform>Beide Seiten sind im Gleichschritt: %Ln Person.</numerusform>
            <numerusform>Beide Seiten sind im Gleichschritt: %Ln Personen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 people are in step.</source>
        <extracomment>%1 and %2 are numbers</extracomment>
        <translation>%1 von %2 Personen sind im Gleichschritt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people would be brought in step by a sync.</source>
        <translation>
            <numerusform>%Ln Person brächte ein Abgleich in Gleichschritt.</numerusform>
            <numerusform>%Ln Personen brächte ein Abgleich in Gleichschritt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people need somebody to decide.</source>
        <translation>
            <numerusform>%Ln Person braucht eine Entscheidung.</numerusform>
            <numerusform>%Ln Personen brauchen eine Entscheidung.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people cannot be written as they are.</source>
        <translation>
            <numerusform>%Ln Person kann so nicht geschrieben werden.</numerusform>
            <numerusform>%Ln Personen können so nicht geschrieben werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people wait until the application has verified their address.</source>
        <translation>
            <numerusform>%Ln Person wartet, bis die Anwendung die Adresse bestätigt hat.</numerusform>
            <numerusform>%Ln Personen warten, bis die Anwendung ihre Adresse bestätigt hat.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody has looked yet.</source>
        <translation>Noch hat niemand nachgesehen.</translation>
    </message>
    <message>
        <source>Look for changes to see whether both sides are in step. Looking only reads.</source>
        <translation>Sehen Sie nach Änderungen, um zu erfahren, ob beide Seiten im Gleichschritt sind. Beim Nachsehen wird nur gelesen.</translation>
    </message>
    <message>
        <source>check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>look for changes</source>
        <translation>nachsehen</translation>
    </message>
    <message>
        <source>write a plan</source>
        <translation>Plan ausführen</translation>
    </message>
    <message>
        <source>sync</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>done, cases wait</source>
        <translation>fertig, Fälle warten</translation>
    </message>
    <message>
        <source>stopped by a guard</source>
        <translation>von einer Schutzregel angehalten</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>broke off</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>It is at work now.</source>
        <translation>Er ist gerade bei der Arbeit.</translation>
    </message>
    <message>
        <source>It did all there was to do.</source>
        <translation>Er hat alles getan, was zu tun war.</translation>
    </message>
    <message>
        <source>It did what could be done; some people need somebody to decide.</source>
        <translation>Er hat getan, was möglich war; einige Personen brauchen eine Entscheidung.</translation>
    </message>
    <message>
        <source>A guard stopped it: a side lost many people, or the hour&apos;s calls were used up. Nothing is half done.</source>
        <translation>Eine Schutzregel hat ihn angehalten: Eine Seite hat viele Personen verloren, oder die Aufrufe der Stunde waren verbraucht. Nichts ist halb getan.</translation>
    </message>
    <message>
        <source>Somebody stopped it. What was written stays written, the rest is untouched.</source>
        <translation>Jemand hat ihn angehalten. Was geschrieben wurde, bleibt; der Rest ist unberührt.</translation>
    </message>
    <message>
        <source>It ended early. What was written stays written, the rest is untouched.</source>
        <translation>Er endete vorzeitig. Was geschrieben wurde, bleibt; der Rest ist unberührt.</translation>
    </message>
    <message>
        <source>The program or the computer went away in the middle. The next run looked up what was under way.</source>
        <translation>Das Programm oder der Rechner fiel mittendrin aus. Der nächste Lauf hat nachgesehen, was im Gange war.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is what was written, %2 how often</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>of %Ln people to be kept in step</source>
        <translation>
            <numerusform>von %Ln Person, die im Gleichschritt sein soll</numerusform>
            <numerusform>von %Ln Personen, die im Gleichschritt sein sollen</numerusform>
        </translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>von selbst</translation>
    </message>
</context>
<context>
    <name>lockstep::PageWords</name>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Whether both sides are in step, and if not, why</source>
        <translation>Ob beide Seiten im Gleichschritt sind, und wenn nicht, warum</translation>
    </message>
    <message>
        <source>Everyone in the application and in Mautic</source>
        <translation>Alle in der Anwendung und in Mautic</translation>
    </message>
    <message>
        <source>What a sync would write, and what it costs</source>
        <translation>Was ein Abgleich schreiben würde und was er kostet</translation>
    </message>
    <message>
        <source>What waits for a person to decide</source>
        <translation>Was auf eine Entscheidung wartet</translation>
    </message>
    <message>
        <source>Mautic, the application&apos;s database, and what goes where</source>
        <translation>Mautic, die Datenbank der Anwendung und was wohin gehört</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Every request that was sent and every change that was written</source>
        <translation>Jede gesendete Anfrage und jede geschriebene Änderung</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Konflikte</translation>
    </message>
</context>
<context>
    <name>lockstep::PeopleFilters</name>
    <message>
        <source>Show people by state</source>
        <translation>Personen nach Zustand zeigen</translation>
    </message>
    <message>
        <source>Shows everybody, whatever their state.</source>
        <translation>Zeigt alle, gleich in welchem Zustand.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a filter</comment>
        <extracomment>%1 is a word such as &quot;in step&quot;, %2 how many people are</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a filter</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>lockstep::PeoplePage</name>
    <message>
        <source>Nobody here yet</source>
        <translation>Noch niemand hier</translation>
    </message>
    <message>
        <source>Here would be everyone of your application and of Mautic, as soon as both sides are connected and were read once.</source>
        <translation>Hier stehen alle aus Ihrer Anwendung und aus Mautic, sobald beide Seiten verbunden sind und einmal gelesen wurden.</translation>
    </message>
    <message>
        <source>&amp;Connect both sides …</source>
        <translation>Beide Seiten &amp;verbinden …</translation>
    </message>
    <message>
        <source>Nobody is in the chosen states</source>
        <translation>Niemand ist in den gewählten Zuständen</translation>
    </message>
    <message>
        <source>Show &amp;everybody</source>
        <translation>All&amp;e zeigen</translation>
    </message>
    <message>
        <source>Nothing matches &quot;%1&quot;</source>
        <translation>Nichts passt zu „%1“</translation>
    </message>
    <message>
        <source>Searched in names, addresses, user ids and contact ids.</source>
        <translation>Gesucht wurde in Namen, Adressen, Benutzer-IDs und Kontakt-IDs.</translation>
    </message>
    <message>
        <source>&amp;Clear the search</source>
        <translation>Suche &amp;leeren</translation>
    </message>
    <message>
        <source>&amp;Clear the search and show all states</source>
        <translation>Suche &amp;leeren und alle Zustände zeigen</translation>
    </message>
    <message numerus="yes">
        <source>Ids of %n people copied</source>
        <translation>
            <numerusform>IDs von %n Person kopiert</numerusform>
            <numerusform>IDs von %n Personen kopiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the list …</source>
        <translation>Die Liste wird gelesen …</translation>
    </message>
    <message>
        <source>All %1 selected</source>
        <comment>people</comment>
        <translation>Alle %1 ausgewählt</translation>
    </message>
    <message>
        <source>%1 of %2 selected</source>
        <comment>people</comment>
        <translation>%1 von %2 ausgewählt</translation>
    </message>
    <message>
        <source>%1 people</source>
        <translation>%1 Personen</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Er&amp;neut versuchen</translation>
    </message>
    <message>
        <source>Search by name, address, user id or contact id (Ctrl+F)</source>
        <translation>Nach Name, Adresse, Benutzer-ID oder Kontakt-ID suchen (Strg+F)</translation>
    </message>
    <message>
        <source>Search people</source>
        <translation>Personen suchen</translation>
    </message>
    <message>
        <source>By name, address, user id or contact id; every word must be found.</source>
        <translation>Nach Name, Adresse, Benutzer-ID oder Kontakt-ID; jedes Wort muss vorkommen.</translation>
    </message>
    <message>
        <source>C&amp;olumns</source>
        <translation>&amp;Spalten</translation>
    </message>
    <message>
        <source>How many are listed and selected</source>
        <translation>Wie viele aufgelistet und ausgewählt sind</translation>
    </message>
    <message>
        <source>Bringing the list up to date …</source>
        <translation>Die Liste wird auf den neuesten Stand gebracht …</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Alle auswählen</translation>
    </message>
    <message>
        <source>Copy ids of the selec&amp;tion</source>
        <translation>IDs der Auswahl &amp;kopieren</translation>
    </message>
    <message numerus="yes">
        <source>Only %n chosen users</source>
        <translation>
            <numerusform>Nur %n ausgewählter Benutzer</numerusform>
            <numerusform>Nur %n ausgewählte Benutzer</numerusform>
        </translation>
    </message>
    <message>
        <source>Lists everybody again</source>
        <translation>Zeigt wieder alle</translation>
    </message>
    <message>
        <source>Nobody of the selection is a user of the application.</source>
        <translation>Niemand in der Auswahl ist Benutzer der Anwendung.</translation>
    </message>
    <message>
        <source>Lockstep starts from the application&apos;s users; a contact without one is never written to.</source>
        <translation>Lockstep geht von den Benutzern der Anwendung aus; in einen Kontakt ohne Benutzer wird nie geschrieben.</translation>
    </message>
    <message>
        <source>&amp;Decide for many</source>
        <translation>Für viele &amp;entscheiden</translation>
    </message>
    <message>
        <source>Stops syncing a field, leaves alone or unlinks many people at once</source>
        <translation>Gleicht bei vielen Personen auf einmal ein Feld nicht mehr ab, lässt sie in Ruhe oder löst ihre Verknüpfung</translation>
    </message>
    <message>
        <source>For the &amp;selection …</source>
        <translation>Für die &amp;Auswahl …</translation>
    </message>
    <message>
        <source>Selects everybody in the filtered list, however many (Ctrl+A)</source>
        <translation>Wählt alle in der gefilterten Liste aus, wie viele es auch sind (Strg+A)</translation>
    </message>
    <message>
        <source>For everybody in the filtered &amp;list …</source>
        <translation>Für alle in der gefilterten &amp;Liste …</translation>
    </message>
</context>
<context>
    <name>lockstep::PeopleTable</name>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Everyone of the application and of Mautic; Enter opens a person.</source>
        <translation>Alle aus der Anwendung und aus Mautic; die Eingabetaste öffnet eine Person.</translation>
    </message>
    <message>
        <source>&amp;Usual columns</source>
        <translation>&amp;Übliche Spalten</translation>
    </message>
</context>
<context>
    <name>lockstep::PersonCommandWords</name>
    <message>
        <source>person USER [edit FIELD --value TEXT | link --contact N --note WHY | unlink --note WHY | leave-alone | undo]</source>
        <translation>person BENUTZER [edit FELD --value TEXT | link --contact N --note GRUND | unlink --note GRUND | leave-alone | undo]</translation>
    </message>
    <message>
        <source>the application has no user &quot;%1&quot;, or none that a run has seen</source>
        <translation>die Anwendung hat keinen Benutzer „%1“, oder kein Lauf hat ihn bisher gesehen</translation>
    </message>
    <message>
        <source>Kept; the engine or the next &quot;lockstep-agent sync&quot; carries it out.</source>
        <translation>Festgehalten; der Dienst oder das nächste „lockstep-agent sync“ führt es aus.</translation>
    </message>
    <message>
        <source>nobody decided anything about this person that could be taken back</source>
        <translation>über diese Person wurde nichts entschieden, das sich zurücknehmen ließe</translation>
    </message>
    <message numerus="yes">
        <source>%n decisions are being taken back; the engine or the next &quot;lockstep-agent sync&quot; does it.</source>
        <translation>
            <numerusform>%n Entscheidung wird zurückgenommen; das erledigt der Dienst oder das nächste „lockstep-agent sync“.</numerusform>
            <numerusform>%n Entscheidungen werden zurückgenommen; das erledigt der Dienst oder das nächste „lockstep-agent sync“.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::PersonFieldsView</name>
    <message>
        <source>&amp;Copy value</source>
        <translation>Wert &amp;kopieren</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>What the application holds, what both sides last agreed on, and what Mautic holds.</source>
        <translation>Was die Anwendung hat, worin beide Seiten zuletzt übereinstimmten und was Mautic hat.</translation>
    </message>
    <message>
        <source>No fields to compare</source>
        <translation>Keine Felder zu vergleichen</translation>
    </message>
    <message numerus="yes">
        <source>All %n field(s) alike</source>
        <translation>
            <numerusform>Das eine Feld ist gleich (%n)</numerusform>
            <numerusform>Alle %n Felder gleich</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n field(s) differ</source>
        <extracomment>%1 of so many fields</extracomment>
        <translation>
            <numerusform>%1 von %n Feld weicht ab</numerusform>
            <numerusform>%1 von %n Feldern weichen ab</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s), held by one side only</source>
        <translation>
            <numerusform>%n Feld, das nur eine Seite hat</numerusform>
            <numerusform>%n Felder, die nur eine Seite hat</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All alike; %n field(s) held by one side only</source>
        <translation>
            <numerusform>Alle gleich; %n Feld hat nur eine Seite</numerusform>
            <numerusform>Alle gleich; %n Felder hat nur eine Seite</numerusform>
        </translation>
    </message>
    <message>
        <source>Changes the chosen field by hand (F2)</source>
        <translation>Ändert das gewählte Feld von Hand (F2)</translation>
    </message>
    <message>
        <source>Shows both sides as they were at a moment you choose</source>
        <translation>Zeigt beide Seiten, wie sie zu einem gewählten Zeitpunkt waren</translation>
    </message>
    <message>
        <source>Both sides as of</source>
        <translation>Beide Seiten am</translation>
    </message>
    <message>
        <source>&amp;Edit …</source>
        <translation>&amp;Bearbeiten …</translation>
    </message>
    <message>
        <source>Changes are known since %1.</source>
        <translation>Änderungen sind seit %1 bekannt.</translation>
    </message>
    <message>
        <source>Changes are known only since %1: what was before is shown as it was then.</source>
        <translation>Änderungen sind erst seit %1 bekannt: Was davor war, wird so gezeigt, wie es damals war.</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Both sides as they were on %1</source>
        <translation>Beide Seiten, wie sie am %1 waren</translation>
    </message>
    <message>
        <source>Edit …</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>As of …</source>
        <translation>Stand vom …</translation>
    </message>
    <message>
        <source>Only users of the application can be changed here: Lockstep starts from them.</source>
        <translation>Nur Benutzer der Anwendung lassen sich hier ändern: Von ihnen geht Lockstep aus.</translation>
    </message>
</context>
<context>
    <name>lockstep::PersonHeader</name>
    <message>
        <source>&amp;Sync now</source>
        <translation>Jetzt a&amp;bgleichen</translation>
    </message>
    <message>
        <source>Open in &amp;Mautic</source>
        <translation>In &amp;Mautic öffnen</translation>
    </message>
    <message>
        <source>Copy &amp;ids</source>
        <translation>&amp;IDs kopieren</translation>
    </message>
    <message>
        <source>&amp;Explain</source>
        <translation>&amp;Erklären</translation>
    </message>
    <message>
        <source>Opens the contact in your web browser.</source>
        <translation>Öffnet den Kontakt im Webbrowser.</translation>
    </message>
    <message>
        <source>Says why this person is in step or is not, and by which rule.</source>
        <translation>Sagt, warum diese Person im Gleichschritt ist oder nicht, und nach welcher Regel.</translation>
    </message>
    <message>
        <source>&amp;User id</source>
        <translation>&amp;Benutzer-ID</translation>
    </message>
    <message>
        <source>&amp;Contact id</source>
        <translation>&amp;Kontakt-ID</translation>
    </message>
    <message>
        <source>&amp;Both ids</source>
        <translation>Beide I&amp;Ds</translation>
    </message>
    <message>
        <source>E-mail &amp;address</source>
        <translation>E-Mail-&amp;Adresse</translation>
    </message>
    <message>
        <source>Looks at this person on both sides and writes what differs to Mautic.</source>
        <translation>Sieht sich diese Person auf beiden Seiten an und schreibt nach Mautic, was abweicht.</translation>
    </message>
</context>
<context>
    <name>lockstep::PersonLinkView</name>
    <message>
        <source>User id:</source>
        <translation>Benutzer-ID:</translation>
    </message>
    <message>
        <source>Contact id:</source>
        <translation>Kontakt-ID:</translation>
    </message>
    <message>
        <source>Matched by:</source>
        <translation>Erkannt an:</translation>
    </message>
    <message>
        <source>Linked since:</source>
        <translation>Verknüpft seit:</translation>
    </message>
    <message>
        <source>Last agreed:</source>
        <translation>Zuletzt gleich:</translation>
    </message>
    <message>
        <source>Earlier contact ids:</source>
        <translation>Frühere Kontakt-IDs:</translation>
    </message>
    <message>
        <source>Not linked to a contact. A sync links this user, unless a case waits for you.</source>
        <translation>Mit keinem Kontakt verknüpft. Ein Abgleich verknüpft diesen Benutzer, sofern kein Fall auf Sie wartet.</translation>
    </message>
    <message>
        <source>No user of the application belongs to this contact.</source>
        <translation>Zu diesem Kontakt gehört kein Benutzer der Anwendung.</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Link to another &amp;contact …</source>
        <translation>Mit anderem &amp;Kontakt verknüpfen …</translation>
    </message>
    <message>
        <source>Leave &amp;alone …</source>
        <translation>In &amp;Ruhe lassen …</translation>
    </message>
    <message>
        <source>Link to a &amp;contact …</source>
        <translation>Mit &amp;Kontakt verknüpfen …</translation>
    </message>
    <message>
        <source>Unlink …</source>
        <translation>Verknüpfung lösen …</translation>
    </message>
</context>
<context>
    <name>lockstep::PersonPane</name>
    <message>
        <source>The chosen person</source>
        <translation>Die gewählte Person</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Er&amp;neut versuchen</translation>
    </message>
    <message>
        <source>What you see was read earlier and may have changed since.</source>
        <translation>Was Sie sehen, wurde früher gelesen und kann sich seither geändert haben.</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Segmente</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Einwilligung</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>What Mautic says</source>
        <translation>Was Mautic sagt</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>W&amp;hy</source>
        <translation>&amp;Warum</translation>
    </message>
    <message>
        <source>T&amp;imeline</source>
        <translation>Ver&amp;lauf</translation>
    </message>
    <message>
        <source>&amp;Links</source>
        <translation>&amp;Verknüpfung</translation>
    </message>
    <message>
        <source>Se&amp;gments</source>
        <translation>Se&amp;gmente</translation>
    </message>
    <message>
        <source>Co&amp;nsent</source>
        <translation>Einwilli&amp;gung</translation>
    </message>
    <message>
        <source>Reading this person …</source>
        <translation>Diese Person wird gelesen …</translation>
    </message>
    <message>
        <source>There is no contact in Mautic yet.</source>
        <translation>In Mautic gibt es noch keinen Kontakt.</translation>
    </message>
    <message>
        <source>The contact is in no segment.</source>
        <translation>Der Kontakt ist in keinem Segment.</translation>
    </message>
    <message>
        <source>Mautic&apos;s Do Not Contact list has no entry: every channel is open.</source>
        <translation>Die Sperrliste von Mautic (Do Not Contact) hat keinen Eintrag: Jeder Kanal ist offen.</translation>
    </message>
    <message>
        <source>Se&amp;gments (%1)</source>
        <extracomment>the number of entries behind the title of a tab</extracomment>
        <translation>Se&amp;gmente (%1)</translation>
    </message>
    <message>
        <source>Co&amp;nsent (%1)</source>
        <extracomment>the number of entries behind the title of a tab</extracomment>
        <translation>Einwilli&amp;gung (%1)</translation>
    </message>
    <message>
        <source>Nobody chosen</source>
        <translation>Niemand gewählt</translation>
    </message>
    <message>
        <source>Choose somebody in the list to see both sides, field by field, and what happened to them.</source>
        <translation>Wählen Sie jemanden in der Liste, um beide Seiten Feld für Feld zu sehen und was mit der Person geschah.</translation>
    </message>
    <message>
        <source>This person is gone.</source>
        <translation>Diese Person ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Neither the application nor Mautic has them any more, as far as was read.</source>
        <translation>Weder die Anwendung noch Mautic hat sie noch, soweit gelesen wurde.</translation>
    </message>
    <message>
        <source>Kept: %1. The engine carries it out next.</source>
        <extracomment>%1 is what was decided</extracomment>
        <translation>Festgehalten: %1. Als Nächstes wird es ausgeführt.</translation>
    </message>
    <message>
        <source>Nothing of it was left to take back.</source>
        <translation>Davon war nichts mehr zurückzunehmen.</translation>
    </message>
</context>
<context>
    <name>lockstep::PersonReportWords</name>
    <message>
        <source>In step?</source>
        <translation>Im Gleichschritt?</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
</context>
<context>
    <name>lockstep::PersonWords</name>
    <message>
        <source>in step</source>
        <translation>im Gleichschritt</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>weicht ab</translation>
    </message>
    <message>
        <source>not linked</source>
        <translation>nicht verknüpft</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>ambiguous</source>
        <translation>mehrdeutig</translation>
    </message>
    <message>
        <source>conflict</source>
        <translation>Konflikt</translation>
    </message>
    <message>
        <source>failing</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>excluded</source>
        <translation>ausgenommen</translation>
    </message>
    <message>
        <source>only in Mautic</source>
        <translation>nur in Mautic</translation>
    </message>
    <message>
        <source>Application and Mautic agree on this person.</source>
        <translation>Anwendung und Mautic stimmen bei dieser Person überein.</translation>
    </message>
    <message>
        <source>User and contact are linked, and a sync would write something to Mautic.</source>
        <translation>Benutzer und Kontakt sind verknüpft, und ein Abgleich würde etwas nach Mautic schreiben.</translation>
    </message>
    <message>
        <source>The user has no link to a contact yet; a sync would make one.</source>
        <translation>Der Benutzer ist noch mit keinem Kontakt verknüpft; ein Abgleich täte es.</translation>
    </message>
    <message>
        <source>Nothing is done until the application has verified the address of this user.</source>
        <translation>Es geschieht nichts, bis die Anwendung die Adresse dieses Benutzers bestätigt hat.</translation>
    </message>
    <message>
        <source>Several contacts or users fit; somebody has to say which of them belong together.</source>
        <translation>Mehrere Kontakte oder Benutzer passen; jemand muss sagen, wer zusammengehört.</translation>
    </message>
    <message>
        <source>The two sides hold what cannot both be right; somebody has to decide.</source>
        <translation>Beide Seiten enthalten, was nicht zugleich stimmen kann; jemand muss entscheiden.</translation>
    </message>
    <message>
        <source>Mautic refused this person, or the person cannot be sent as it is.</source>
        <translation>Mautic hat diese Person abgelehnt, oder sie kann so nicht gesendet werden.</translation>
    </message>
    <message>
        <source>The user is not synced: banned, deleted, gone, or without an address.</source>
        <translation>Der Benutzer wird nicht abgeglichen: gesperrt, gelöscht, weg oder ohne Adresse.</translation>
    </message>
    <message>
        <source>A contact in Mautic that no user of the application belongs to; Lockstep leaves it alone.</source>
        <translation>Ein Kontakt in Mautic, zu dem kein Benutzer der Anwendung gehört; Lockstep lässt ihn in Ruhe.</translation>
    </message>
    <message>
        <source>not in Mautic</source>
        <comment>consent</comment>
        <translation>nicht in Mautic</translation>
    </message>
    <message>
        <source>contactable</source>
        <translation>erreichbar</translation>
    </message>
    <message>
        <source>unsubscribed</source>
        <translation>abgemeldet</translation>
    </message>
    <message>
        <source>bounced</source>
        <translation>unzustellbar</translation>
    </message>
    <message>
        <source>opted out by hand</source>
        <translation>von Hand abgemeldet</translation>
    </message>
    <message>
        <source>There is no contact, so Mautic knows nothing of a consent.</source>
        <translation>Es gibt keinen Kontakt; Mautic weiß deshalb nichts von einer Einwilligung.</translation>
    </message>
    <message>
        <source>Mautic holds no Do Not Contact entry for e-mail.</source>
        <translation>Mautic hat für E-Mail keinen Eintrag in der Sperrliste (Do Not Contact).</translation>
    </message>
    <message>
        <source>The person unsubscribed; Mautic sends no marketing e-mail.</source>
        <translation>Die Person hat sich abgemeldet; Mautic sendet ihr keine Marketing-E-Mails.</translation>
    </message>
    <message>
        <source>An e-mail came back; Mautic sends no more.</source>
        <translation>Eine E-Mail kam zurück; Mautic sendet keine weiteren.</translation>
    </message>
    <message>
        <source>Somebody or the application entered an opt-out; Mautic sends no marketing e-mail.</source>
        <translation>Jemand oder die Anwendung hat eine Abmeldung eingetragen; Mautic sendet keine Marketing-E-Mails.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>User id</source>
        <translation>Benutzer-ID</translation>
    </message>
    <message>
        <source>Contact id</source>
        <translation>Kontakt-ID</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Segmente</translation>
    </message>
    <message>
        <source>E-mail consent</source>
        <translation>E-Mail-Einwilligung</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>Letzte Änderung</translation>
    </message>
    <message>
        <source>Last sync</source>
        <translation>Letzter Abgleich</translation>
    </message>
    <message>
        <source>How the person stands in the application and in Mautic</source>
        <translation>Wie es in der Anwendung und in Mautic um die Person steht</translation>
    </message>
    <message>
        <source>As the application has it, else as Mautic has it</source>
        <translation>Wie die Anwendung es hat, sonst wie Mautic es hat</translation>
    </message>
    <message>
        <source>The key of the row in the application&apos;s users table</source>
        <translation>Der Schlüssel der Zeile in der Benutzertabelle der Anwendung</translation>
    </message>
    <message>
        <source>Mautic&apos;s number of the contact</source>
        <translation>Die Nummer des Kontakts in Mautic</translation>
    </message>
    <message>
        <source>The segments of the contact in Mautic</source>
        <translation>Die Segmente des Kontakts in Mautic</translation>
    </message>
    <message>
        <source>Whether Mautic may send e-mail, by its Do Not Contact list</source>
        <translation>Ob Mautic E-Mails senden darf, laut seiner Sperrliste (Do Not Contact)</translation>
    </message>
    <message>
        <source>When either side says it last changed the person</source>
        <translation>Wann eine der Seiten die Person nach eigener Angabe zuletzt geändert hat</translation>
    </message>
    <message>
        <source>When both sides were last seen to agree</source>
        <translation>Wann beide Seiten zuletzt übereinstimmten</translation>
    </message>
    <message>
        <source>User %1</source>
        <translation>Benutzer %1</translation>
    </message>
    <message>
        <source>Contact %1</source>
        <translation>Kontakt %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 is a name, %2 an address</extracomment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>lockstep::PlanStep</name>
    <message>
        <source>&amp;See what a sync would do</source>
        <translation>&amp;Zeigen, was ein Abgleich täte</translation>
    </message>
    <message>
        <source>Lockstep now reads both sides and shows what it would write, and what that costs in calls. Nothing is written, neither to Mautic nor to the application.</source>
        <translation>Lockstep liest nun beide Seiten und zeigt, was es schreiben würde und wie viele Aufrufe das kostet. Es wird nichts geschrieben, weder nach Mautic noch in die Anwendung.</translation>
    </message>
    <message>
        <source>Mautic: %1</source>
        <translation>Mautic: %1</translation>
    </message>
    <message numerus="yes">
        <source>Users: the table %1, %n columns are read</source>
        <translation>
            <numerusform>Benutzer: Tabelle %1, %n Spalte wird gelesen</numerusform>
            <numerusform>Benutzer: Tabelle %1, %n Spalten werden gelesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fields go to Mautic</source>
        <translation>
            <numerusform>%n Feld geht nach Mautic</numerusform>
            <numerusform>%n Felder gehen nach Mautic</numerusform>
        </translation>
    </message>
    <message>
        <source>New users go into the segment &quot;%1&quot;</source>
        <translation>Neue Benutzer kommen in das Segment „%1“</translation>
    </message>
    <message>
        <source>New are those who signed up after %1</source>
        <translation>Neu ist, wer sich nach diesem Zeitpunkt registriert hat: %1</translation>
    </message>
    <message>
        <source>At most %1 calls to Mautic in an hour</source>
        <translation>Höchstens %1 Aufrufe an Mautic je Stunde</translation>
    </message>
    <message>
        <source>As many calls to Mautic as it takes</source>
        <translation>So viele Aufrufe an Mautic wie nötig</translation>
    </message>
</context>
<context>
    <name>lockstep::PlanWords</name>
    <message>
        <source>custom fields to create</source>
        <translation>eigene Felder anlegen</translation>
    </message>
    <message>
        <source>segments to create</source>
        <translation>Segmente anlegen</translation>
    </message>
    <message>
        <source>opt-outs to enter</source>
        <translation>Abmeldungen eintragen</translation>
    </message>
    <message>
        <source>contacts to create</source>
        <translation>Kontakte anlegen</translation>
    </message>
    <message>
        <source>visitors to take over with their history</source>
        <translation>Besucher mit ihrem Verlauf übernehmen</translation>
    </message>
    <message>
        <source>contacts to update</source>
        <translation>Kontakte aktualisieren</translation>
    </message>
    <message>
        <source>users to link to their contact</source>
        <translation>Benutzer mit ihrem Kontakt verknüpfen</translation>
    </message>
    <message>
        <source>people to put into a segment</source>
        <translation>Personen in ein Segment aufnehmen</translation>
    </message>
    <message>
        <source>Create the custom field &quot;%1&quot; in Mautic.</source>
        <translation>Das eigene Feld „%1“ in Mautic anlegen.</translation>
    </message>
    <message>
        <source>Create the segment &quot;%1&quot; in Mautic.</source>
        <translation>Das Segment „%1“ in Mautic anlegen.</translation>
    </message>
    <message>
        <source>Create a contact for user %1.</source>
        <translation>Einen Kontakt für Benutzer %1 anlegen.</translation>
    </message>
    <message>
        <source>contact %1</source>
        <translation>Kontakt %1</translation>
    </message>
    <message>
        <source>the new contact</source>
        <translation>neuer Kontakt</translation>
    </message>
    <message>
        <source>Enter the opt-out of user %1 on %2.</source>
        <translation>Die Abmeldung von Benutzer %1 eintragen: %2.</translation>
    </message>
    <message>
        <source>Make %2 the contact of user %1 and keep its history.</source>
        <translation>Für Benutzer %1 übernehmen, mit dem bisherigen Verlauf: %2.</translation>
    </message>
    <message>
        <source>Link user %1 to %2, matched by %3.</source>
        <translation>Benutzer %1 verknüpfen: %2, erkannt an: %3.</translation>
    </message>
    <message>
        <source>Put %2 of user %1 into the segment &quot;%3&quot;.</source>
        <translation>Benutzer %1 in das Segment „%3“ aufnehmen: %2.</translation>
    </message>
    <message>
        <source>Write %3 of user %1 to %2.</source>
        <translation>Von Benutzer %1 schreiben: %3 (%2).</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>changed in the application</source>
        <translation>in der Anwendung geändert</translation>
    </message>
    <message>
        <source>was empty in Mautic</source>
        <translation>war in Mautic leer</translation>
    </message>
    <message>
        <source>differed at the first link; the application wins</source>
        <translation>wich beim ersten Verknüpfen ab; der Wert der Anwendung gilt</translation>
    </message>
    <message>
        <source>emptied in the application</source>
        <translation>in der Anwendung geleert</translation>
    </message>
    <message>
        <source>the link the application keeps</source>
        <translation>die Verknüpfung, die die Anwendung aufbewahrt</translation>
    </message>
    <message>
        <source>the user id kept in Mautic</source>
        <translation>die Benutzer-ID, die in Mautic steht</translation>
    </message>
    <message>
        <source>e-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>the visitor Mautic tracked before sign-up</source>
        <translation>der Besucher, den Mautic vor der Registrierung erfasst hat</translation>
    </message>
    <message>
        <source>being created by Lockstep</source>
        <translation>von Lockstep angelegt</translation>
    </message>
    <message>
        <source>an operator&apos;s decision</source>
        <translation>eine Entscheidung von Hand</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <comment>in a plan</comment>
        <translation>
            <numerusform>%n Person</numerusform>
            <numerusform>%n Personen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n API calls</source>
        <comment>a plan costs</comment>
        <translation>
            <numerusform>%n API-Aufruf</numerusform>
            <numerusform>%n API-Aufrufe</numerusform>
        </translation>
    </message>
    <message>
        <source>done in %1</source>
        <translation>Dauer: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n calls of this hour left</source>
        <translation>
            <numerusform>%n Aufruf in dieser Stunde übrig</numerusform>
            <numerusform>%n Aufrufe in dieser Stunde übrig</numerusform>
        </translation>
    </message>
    <message>
        <source>less than a second</source>
        <translation>unter einer Sekunde</translation>
    </message>
    <message>
        <source>about %1 s</source>
        <translation>etwa %1 s</translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation>etwa %1 min</translation>
    </message>
    <message>
        <source>about %1 h</source>
        <translation>etwa %1 h</translation>
    </message>
    <message numerus="yes">
        <source>%n new users (after %1) go into the segment</source>
        <translation>
            <numerusform>%n neuer Benutzer (nach %1) kommt in das Segment</numerusform>
            <numerusform>%n neue Benutzer (nach %1) kommen in das Segment</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier ones are linked but never put into it.</source>
        <translation>
            <numerusform>%n früherer wird verknüpft, aber nie aufgenommen.</numerusform>
            <numerusform>%n frühere werden verknüpft, aber nie aufgenommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>users of the application to update</source>
        <translation>zu ändernde Benutzer der Anwendung</translation>
    </message>
    <message>
        <source>users to unlink from their contact</source>
        <translation>von ihrem Kontakt zu lösende Benutzer</translation>
    </message>
    <message>
        <source>Unlink user %1 from %2.</source>
        <translation>Benutzer %1 von %2 lösen.</translation>
    </message>
    <message>
        <source>Write %2 of %3 to user %1 of the application.</source>
        <translation>%2 von %3 beim Benutzer %1 der Anwendung schreiben.</translation>
    </message>
    <message>
        <source>changed in Mautic</source>
        <translation>in Mautic geändert</translation>
    </message>
    <message>
        <source>somebody decided so</source>
        <translation>jemand hat so entschieden</translation>
    </message>
    <message>
        <source>somebody took it back</source>
        <translation>jemand hat es zurückgenommen</translation>
    </message>
</context>
<context>
    <name>lockstep::PolicyWords</name>
    <message>
        <source>not kept in step</source>
        <translation>wird nicht abgeglichen</translation>
    </message>
    <message>
        <source>to Mautic</source>
        <translation>an Mautic</translation>
    </message>
    <message>
        <source>to the application</source>
        <translation>in die Anwendung</translation>
    </message>
    <message>
        <source>both ways</source>
        <translation>in beide Richtungen</translation>
    </message>
    <message>
        <source>a person decides</source>
        <translation>eine Person entscheidet</translation>
    </message>
    <message>
        <source>the application wins</source>
        <translation>der Wert der Anwendung gilt</translation>
    </message>
    <message>
        <source>Mautic wins</source>
        <translation>der Wert von Mautic gilt</translation>
    </message>
    <message>
        <source>the later change wins</source>
        <translation>die spätere Änderung gilt</translation>
    </message>
    <message>
        <source>only where the other side is empty</source>
        <translation>nur wo die andere Seite leer ist</translation>
    </message>
    <message>
        <source>whatever the other side has</source>
        <translation>was die andere Seite auch hat</translation>
    </message>
    <message>
        <source>emptied on one side: emptied on the other</source>
        <translation>auf einer Seite geleert: auf der anderen auch</translation>
    </message>
    <message>
        <source>emptied on one side: kept on the other</source>
        <translation>auf einer Seite geleert: auf der anderen behalten</translation>
    </message>
    <message>
        <source>emptied on one side: a person decides</source>
        <translation>auf einer Seite geleert: eine Person entscheidet</translation>
    </message>
    <message>
        <source>Lockstep never writes this column: its name is one of passwords, roles, bans and the like, or it holds something else as well.</source>
        <translation>Diese Spalte schreibt Lockstep nie: Ihr Name steht für Passwörter, Rollen, Sperren oder Ähnliches, oder sie enthält noch etwas anderes.</translation>
    </message>
    <message>
        <source>This column does not hold text, so Lockstep does not write it.</source>
        <translation>Diese Spalte enthält keinen Text, deshalb schreibt Lockstep sie nicht.</translation>
    </message>
    <message>
        <source>The database computes this column, so it cannot be written.</source>
        <translation>Diese Spalte berechnet die Datenbank, sie lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>The users table has no column of its own for it.</source>
        <translation>Die Benutzertabelle hat dafür keine eigene Spalte.</translation>
    </message>
    <message>
        <source>For each value this is run, and nothing else is written:</source>
        <translation>Für jeden Wert wird dies ausgeführt, und sonst nichts geschrieben:</translation>
    </message>
    <message>
        <source>Each ? is a value: the new one, the user&apos;s id, and the value the user has now. Where the user has another value by then, nothing is written.</source>
        <translation>Jedes ? ist ein Wert: der neue, die Benutzer-ID und der Wert, den der Benutzer jetzt hat. Hat der Benutzer dann einen anderen Wert, wird nichts geschrieben.</translation>
    </message>
    <message>
        <source>The time of the change is set as well, so that the application notices.</source>
        <translation>Auch der Zeitpunkt der Änderung wird gesetzt, damit die Anwendung es merkt.</translation>
    </message>
    <message>
        <source>The database user needs the right to:</source>
        <translation>Der Benutzer der Datenbank braucht dieses Recht:</translation>
    </message>
    <message>
        <source>%1 is switched on for writing, but cannot be written.</source>
        <translation>%1 ist zum Schreiben eingeschaltet, lässt sich aber nicht schreiben.</translation>
    </message>
    <message>
        <source>%1 is switched on for writing, but the database does not allow it.</source>
        <translation>%1 ist zum Schreiben eingeschaltet, aber die Datenbank erlaubt es nicht.</translation>
    </message>
    <message>
        <source>%1 may be written to the application.</source>
        <translation>%1 darf in die Anwendung geschrieben werden.</translation>
    </message>
    <message>
        <source>The database does not say whether its user has that right.</source>
        <translation>Die Datenbank sagt nicht, ob ihr Benutzer dieses Recht hat.</translation>
    </message>
    <message>
        <source>The file may be written.</source>
        <translation>Die Datei darf geschrieben werden.</translation>
    </message>
    <message>
        <source>The file may not be written by this user of the computer.</source>
        <translation>Dieser Benutzer des Rechners darf die Datei nicht schreiben.</translation>
    </message>
    <message>
        <source>The database user has that right.</source>
        <translation>Der Benutzer der Datenbank hat dieses Recht.</translation>
    </message>
    <message>
        <source>The database user does not have that right yet.</source>
        <translation>Der Benutzer der Datenbank hat dieses Recht noch nicht.</translation>
    </message>
    <message>
        <source>empty the other too</source>
        <translation>leeren auch die andere Seite</translation>
    </message>
    <message>
        <source>stay on the other</source>
        <translation>bleiben auf der anderen Seite</translation>
    </message>
</context>
<context>
    <name>lockstep::ProblemBar</name>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Details</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy this message</source>
        <translation>Diese Meldung kopieren</translation>
    </message>
    <message>
        <source>Hide this message</source>
        <translation>Diese Meldung ausblenden</translation>
    </message>
</context>
<context>
    <name>lockstep::ProgressWords</name>
    <message>
        <source>Reading users</source>
        <translation>Benutzer lesen</translation>
    </message>
    <message>
        <source>Reading contacts</source>
        <translation>Kontakte lesen</translation>
    </message>
    <message>
        <source>Reading opt-outs</source>
        <translation>Abmeldungen lesen</translation>
    </message>
    <message>
        <source>Reading segments</source>
        <translation>Segmente lesen</translation>
    </message>
    <message>
        <source>Looking up contacts</source>
        <translation>Kontakte nachschlagen</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is what is done, such as Reading users; %2 how many so far</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 von %3</translation>
    </message>
    <message>
        <source>Checking the connections</source>
        <translation>Verbindungen werden geprüft</translation>
    </message>
    <message>
        <source>Looking for changes</source>
        <translation>Änderungen werden gesucht</translation>
    </message>
    <message>
        <source>Writing changes to Mautic</source>
        <translation>Änderungen werden nach Mautic geschrieben</translation>
    </message>
    <message>
        <source>Bringing both sides in step</source>
        <translation>Beide Seiten werden in Gleichschritt gebracht</translation>
    </message>
    <message>
        <source>Lockstep is looking at both sides. It only reads: closing now loses nothing but the result.</source>
        <translation>Lockstep sieht sich beide Seiten an. Es liest nur: Wenn Sie jetzt schließen, geht nichts verloren als das Ergebnis.</translation>
    </message>
    <message>
        <source>Lockstep is writing to Mautic. If you close now, the request under way is finished first; what was written stays written and is remembered, the rest is left untouched, and the next run goes on with it.</source>
        <translation>Lockstep schreibt gerade nach Mautic. Wenn Sie jetzt schließen, wird die laufende Anfrage noch beendet; was geschrieben wurde, bleibt und ist vermerkt, der Rest bleibt unberührt, und der nächste Lauf macht damit weiter.</translation>
    </message>
    <message>
        <source>This only reads: nothing is written, and stopping it loses nothing.</source>
        <translation>Das liest nur: Es wird nichts geschrieben, und beim Anhalten geht nichts verloren.</translation>
    </message>
    <message>
        <source>Stopping does no harm: what was written stays written, the rest is left untouched.</source>
        <translation>Anhalten schadet nicht: Was geschrieben wurde, bleibt; der Rest bleibt unberührt.</translation>
    </message>
    <message>
        <source>Bringing changes to Mautic</source>
        <translation>Änderungen nach Mautic bringen</translation>
    </message>
</context>
<context>
    <name>lockstep::Rail</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 is what a page shows, %2 a key such as Ctrl+1</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Ctrl+%1</source>
        <translation>Strg+%1</translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) for a person.</source>
        <translation>
            <numerusform>%n wartet auf eine Entscheidung.</numerusform>
            <numerusform>%n warten auf eine Entscheidung.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::RailButton</name>
    <message>
        <source>999+</source>
        <translation>999+</translation>
    </message>
</context>
<context>
    <name>lockstep::ReportWords</name>
    <message numerus="yes">
        <source>%n users</source>
        <comment>read</comment>
        <translation>
            <numerusform>%n Benutzer</numerusform>
            <numerusform>%n Benutzer</numerusform>
        </translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message numerus="yes">
        <source>%n contacts read.</source>
        <translation>
            <numerusform>%n Kontakt gelesen.</numerusform>
            <numerusform>%n Kontakte gelesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to do but what waits for a person.</source>
        <translation>Nichts zu tun außer dem, was auf eine Entscheidung wartet.</translation>
    </message>
    <message>
        <source>Nothing to do: both sides are in step.</source>
        <translation>Nichts zu tun: Beide Seiten sind im Gleichschritt.</translation>
    </message>
    <message>
        <source>Would be written</source>
        <translation>Würde geschrieben</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message numerus="yes">
        <source>%n rows of the plan no longer held and were not written; make a new plan.</source>
        <translation>
            <numerusform>%n Zeile des Plans traf nicht mehr zu und wurde nicht geschrieben; erstellen Sie einen neuen Plan.</numerusform>
            <numerusform>%n Zeilen des Plans trafen nicht mehr zu und wurden nicht geschrieben; erstellen Sie einen neuen Plan.</numerusform>
        </translation>
    </message>
    <message>
        <source>Mautic lacks %1. A clear yes creates it: --yes fields,segment</source>
        <translation>In Mautic fehlt: %1. Ein klares Ja legt es an: --yes fields,segment</translation>
    </message>
</context>
<context>
    <name>lockstep::RowWords</name>
    <message>
        <source>Create field</source>
        <translation>Feld anlegen</translation>
    </message>
    <message>
        <source>Create segment</source>
        <translation>Segment anlegen</translation>
    </message>
    <message>
        <source>Opt out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Create contact</source>
        <translation>Kontakt anlegen</translation>
    </message>
    <message>
        <source>Take over visitor</source>
        <translation>Besucher übernehmen</translation>
    </message>
    <message>
        <source>Update contact</source>
        <translation>Kontakt aktualisieren</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Verknüpfen</translation>
    </message>
    <message>
        <source>Add to segment</source>
        <translation>In Segment aufnehmen</translation>
    </message>
    <message>
        <source>Mautic does not have it</source>
        <translation>Mautic hat es nicht</translation>
    </message>
    <message>
        <source>opted out in the application</source>
        <translation>in der Anwendung abgemeldet</translation>
    </message>
    <message>
        <source>no contact fits this user</source>
        <translation>kein Kontakt passt zu diesem Benutzer</translation>
    </message>
    <message>
        <source>matched by %1</source>
        <translation>erkannt an: %1</translation>
    </message>
    <message>
        <source>new user</source>
        <translation>neuer Benutzer</translation>
    </message>
    <message>
        <source>none</source>
        <comment>risk</comment>
        <translation>keines</translation>
    </message>
    <message>
        <source>stays in Mautic</source>
        <translation>bleibt in Mautic</translation>
    </message>
    <message>
        <source>sends may start</source>
        <translation>Versand kann beginnen</translation>
    </message>
    <message>
        <source>stops e-mail</source>
        <translation>beendet E-Mails</translation>
    </message>
    <message>
        <source>cannot be undone</source>
        <translation>nicht umkehrbar</translation>
    </message>
    <message>
        <source>changes the address</source>
        <translation>ändert die Adresse</translation>
    </message>
    <message>
        <source>replaces a value</source>
        <translation>ersetzt einen Wert</translation>
    </message>
    <message>
        <source>empties a value</source>
        <translation>leert einen Wert</translation>
    </message>
    <message>
        <source>Nothing in Mautic is lost, and nothing is sent because of it.</source>
        <translation>In Mautic geht nichts verloren, und es wird deshalb nichts versendet.</translation>
    </message>
    <message>
        <source>It stays in Mautic until somebody deletes it there.</source>
        <translation>Es bleibt in Mautic, bis jemand es dort löscht.</translation>
    </message>
    <message>
        <source>Campaigns of this segment may begin to send to this person.</source>
        <translation>Kampagnen dieses Segments können beginnen, dieser Person zu schreiben.</translation>
    </message>
    <message>
        <source>Mautic sends no more e-mail to this person.</source>
        <translation>Mautic sendet dieser Person keine E-Mails mehr.</translation>
    </message>
    <message>
        <source>The visitor&apos;s history becomes this person&apos;s. Mautic cannot take that back.</source>
        <translation>Der Verlauf des Besuchers wird der dieser Person. Mautic kann das nicht zurücknehmen.</translation>
    </message>
    <message>
        <source>The contact gets another address: mail goes there from now on.</source>
        <translation>Der Kontakt bekommt eine andere Adresse: E-Mails gehen von nun an dorthin.</translation>
    </message>
    <message>
        <source>A value in Mautic that Lockstep did not write is replaced by the application&apos;s.</source>
        <translation>Ein Wert in Mautic, den Lockstep nicht geschrieben hat, wird durch den der Anwendung ersetzt.</translation>
    </message>
    <message>
        <source>A value in Mautic is emptied because the application&apos;s is empty.</source>
        <translation>Ein Wert in Mautic wird geleert, weil er in der Anwendung leer ist.</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>found and linked</source>
        <translation>gefunden und verknüpft</translation>
    </message>
    <message>
        <source>no longer holds</source>
        <translation>trifft nicht mehr zu</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>It was sent to Mautic; there is no answer yet.</source>
        <translation>Es wurde an Mautic gesendet; noch kam keine Antwort.</translation>
    </message>
    <message>
        <source>Mautic confirmed it.</source>
        <translation>Mautic hat es bestätigt.</translation>
    </message>
    <message>
        <source>Mautic had a contact with this address already. It was linked, no second one was made.</source>
        <translation>Mautic hatte schon einen Kontakt mit dieser Adresse. Er wurde verknüpft und kein zweiter angelegt.</translation>
    </message>
    <message>
        <source>Something changed since the plan was made. It was not written; look for changes again.</source>
        <translation>Seit der Plan erstellt wurde, hat sich etwas geändert. Es wurde nicht geschrieben; sehen Sie erneut nach Änderungen.</translation>
    </message>
    <message>
        <source>Mautic refused it. Nothing was written; it waits among the cases.</source>
        <translation>Mautic hat es abgelehnt. Es wurde nichts geschrieben; es wartet unter den Fällen.</translation>
    </message>
    <message>
        <source>It was not written. The next run tries it again.</source>
        <translation>Es wurde nicht geschrieben. Der nächste Lauf versucht es erneut.</translation>
    </message>
    <message>
        <source>The answer of Mautic was lost. It may have arrived or not; the next run looks before it writes.</source>
        <translation>Die Antwort von Mautic ging verloren. Vielleicht kam es an, vielleicht nicht; der nächste Lauf sieht nach, bevor er schreibt.</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>nicht begonnen</translation>
    </message>
    <message>
        <source>The run ended before it came to this row. Nothing was written; the next run does it.</source>
        <translation>Der Lauf endete vor dieser Zeile. Es wurde nichts geschrieben; der nächste Lauf erledigt es.</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>left out with another</source>
        <translation>mit einer anderen ausgelassen</translation>
    </message>
    <message>
        <source>Will be written.</source>
        <translation>Wird geschrieben.</translation>
    </message>
    <message>
        <source>You left this out. It will not be written.</source>
        <translation>Sie haben das ausgelassen. Es wird nicht geschrieben.</translation>
    </message>
    <message>
        <source>It needs another row that you left out, so it will not be written either.</source>
        <translation>Sie braucht eine andere Zeile, die Sie ausgelassen haben, und wird deshalb auch nicht geschrieben.</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Write %Ln changes to Mautic</source>
        <translation>
            <numerusform>%Ln Änderung nach Mautic sch&amp;reiben</numerusform>
            <numerusform>%Ln Änderungen nach Mautic sch&amp;reiben</numerusform>
        </translation>
    </message>
    <message>
        <source>Create in Mautic: %1?</source>
        <translation>In Mautic anlegen: %1?</translation>
    </message>
    <message>
        <source>Mautic does not have them yet. They stay there until somebody deletes them.</source>
        <translation>Mautic hat sie noch nicht. Sie bleiben dort, bis jemand sie löscht.</translation>
    </message>
    <message>
        <source>Update user</source>
        <translation>Benutzer ändern</translation>
    </message>
    <message>
        <source>Unlink</source>
        <translation>Verknüpfung lösen</translation>
    </message>
    <message>
        <source>writes to the application</source>
        <translation>schreibt in die Anwendung</translation>
    </message>
    <message>
        <source>A value in the application&apos;s database is replaced.</source>
        <translation>Ein Wert in der Datenbank der Anwendung wird ersetzt.</translation>
    </message>
</context>
<context>
    <name>lockstep::RuleView</name>
    <message>
        <source>Save this rule</source>
        <translation>Diese Regel speichern</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>Zurück (Esc)</translation>
    </message>
    <message>
        <source>The answer as a rule for everybody</source>
        <translation>Die Antwort als Regel für alle</translation>
    </message>
    <message>
        <source>A rule for %1</source>
        <extracomment>%1 is a field</extracomment>
        <translation>Eine Regel für %1</translation>
    </message>
</context>
<context>
    <name>lockstep::RuleWords</name>
    <message>
        <source>%1; where both sides changed, %2</source>
        <extracomment>%1 is which way a field goes, such as &quot;both ways&quot;; %2 who wins, such as &quot;the application wins&quot;</extracomment>
        <translation>%1; haben sich beide Seiten geändert: %2</translation>
    </message>
    <message>
        <source>%1, for everybody: %2.</source>
        <extracomment>%1 is a field, %2 how it is kept in step</extracomment>
        <translation>%1, für alle: %2.</translation>
    </message>
    <message>
        <source>Until now: %1.</source>
        <translation>Bisher: %1.</translation>
    </message>
    <message>
        <source>This cannot be a rule for this field, or it is the rule already. Mautic can win only where the application&apos;s column may be written, and never with addresses: people sign in with them.</source>
        <translation>Für dieses Feld kann das keine Regel sein, oder es ist schon die Regel. Der Wert von Mautic kann nur gelten, wo in die Spalte der Anwendung geschrieben werden darf, und bei Adressen nie: Mit ihnen meldet man sich an.</translation>
    </message>
    <message>
        <source>This cannot be a rule for this field, or it is the rule already: a contact could not be found again without its address.</source>
        <translation>Für dieses Feld kann das keine Regel sein, oder es ist schon die Regel: Ohne seine Adresse wäre ein Kontakt nicht wiederzufinden.</translation>
    </message>
    <message>
        <source>This is the rule for this field already.</source>
        <translation>Das ist schon die Regel für dieses Feld.</translation>
    </message>
    <message>
        <source>The rule is saved. %1, for everybody: %2. Change or end it under Connections → What goes where.</source>
        <extracomment>%1 is a field, %2 how it is kept in step</extracomment>
        <translation>Die Regel ist gespeichert. %1, für alle: %2. Ändern oder beenden können Sie sie unter Verbindungen → Was wohin geht.</translation>
    </message>
    <message numerus="yes">
        <source>Nobody would come out differently: %Ln people were tried.</source>
        <translation>
            <numerusform>Bei niemandem käme etwas anderes heraus: %Ln Person wurde durchgerechnet.</numerusform>
            <numerusform>Bei niemandem käme etwas anderes heraus: %Ln Personen wurden durchgerechnet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln open case(s) would close.</source>
        <translation>
            <numerusform>%Ln offener Fall würde erledigt.</numerusform>
            <numerusform>%Ln offene Fälle würden erledigt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln case(s) would come up.</source>
        <translation>
            <numerusform>%Ln Fall käme hinzu.</numerusform>
            <numerusform>%Ln Fälle kämen hinzu.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is written then costs %1.</source>
        <extracomment>%1 is a number of API requests</extracomment>
        <translation>Was dann geschrieben wird, kostet %1.</translation>
    </message>
    <message>
        <source>Nothing more is written.</source>
        <translation>Mehr als bisher wird nicht geschrieben.</translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln are shown.</source>
        <translation>
            <numerusform>Die erste %Ln ist zu sehen.</numerusform>
            <numerusform>Die ersten %Ln sind zu sehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in the application: %2</source>
        <extracomment>%1 is a field, %2 the value it gets</extracomment>
        <translation>%1 in der Anwendung: %2</translation>
    </message>
    <message>
        <source>%1 in Mautic: %2</source>
        <translation>%1 in Mautic: %2</translation>
    </message>
    <message>
        <source>nothing is written, nobody is asked</source>
        <translation>nichts wird geschrieben, niemand gefragt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people of %1 would come out differently.</source>
        <extracomment>%1 is how many people there are</extracomment>
        <translation>
            <numerusform>Bei %Ln Person von %1 käme etwas anderes heraus.</numerusform>
            <numerusform>Bei %Ln Personen von %1 käme etwas anderes heraus.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: a person decides</source>
        <extracomment>%1 is a field, or what a case is about</extracomment>
        <translation>%1: eine Person entscheidet</translation>
    </message>
</context>
<context>
    <name>lockstep::RunCommandWords</name>
    <message>
        <source>Keeping both sides in step: %1</source>
        <translation>Hält beide Seiten im Gleichschritt: %1</translation>
    </message>
</context>
<context>
    <name>lockstep::RunPanel</name>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>Wie weit es ist</translation>
    </message>
    <message>
        <source>Ends what runs now, without harm</source>
        <translation>Beendet ohne Schaden, was gerade läuft</translation>
    </message>
    <message>
        <source>Stopping: what is under way is finished first</source>
        <translation>Wird angehalten: Was im Gange ist, wird erst beendet</translation>
    </message>
</context>
<context>
    <name>lockstep::RunWords</name>
    <message>
        <source>The users table has no column for the link, so links are kept in Lockstep&apos;s own store; &quot;lockstep-agent users&quot; says how to add one.</source>
        <translation>Die Benutzertabelle hat keine Spalte für die Verknüpfung; Verknüpfungen liegen deshalb im eigenen Speicher von Lockstep. „lockstep-agent users“ sagt, wie man eine hinzufügt.</translation>
    </message>
    <message>
        <source>Not used: %1.</source>
        <comment>names of settings</comment>
        <translation>Nicht verwendet: %1.</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>To carry it out: lockstep-agent apply %1</source>
        <translation>Zum Ausführen: lockstep-agent apply %1</translation>
    </message>
    <message>
        <source>Create in Mautic: %1?</source>
        <translation>In Mautic anlegen: %1?</translation>
    </message>
</context>
<context>
    <name>lockstep::RunsView</name>
    <message>
        <source>What would be written back</source>
        <translation>Was zurückgeschrieben würde</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>Zurück (Esc)</translation>
    </message>
    <message>
        <source>Choose a run to see what taking it back would mean. Looking changes nothing.</source>
        <translation>Wählen Sie einen Lauf, um zu sehen, was das Zurücknehmen hieße. Ansehen ändert nichts.</translation>
    </message>
    <message>
        <source>Earlier runs</source>
        <translation>Frühere Läufe</translation>
    </message>
    <message>
        <source>Earlier runs, and taking them back</source>
        <translation>Frühere Läufe und wie man sie zurücknimmt</translation>
    </message>
    <message>
        <source>Nothing was run yet.</source>
        <translation>Noch ist nichts gelaufen.</translation>
    </message>
    <message>
        <source>Working out what taking it back would write …</source>
        <translation>Es wird ermittelt, was das Zurücknehmen schriebe …</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>What is written back</source>
        <translation>Was zurückgeschrieben wird</translation>
    </message>
    <message>
        <source>The run is being taken back.</source>
        <translation>Der Lauf wird zurückgenommen.</translation>
    </message>
    <message>
        <source>Take a run back</source>
        <translation>Einen Lauf zurücknehmen</translation>
    </message>
</context>
<context>
    <name>lockstep::RunsWords</name>
    <message>
        <source>runs [show N | undo N]</source>
        <translation>runs [show N | undo N]</translation>
    </message>
    <message>
        <source>Nothing has run yet.</source>
        <translation>Es gab noch keinen Lauf.</translation>
    </message>
    <message>
        <source>run %1 wrote nothing that can be taken back</source>
        <translation>Lauf %1 schrieb nichts, was sich zurücknehmen ließe</translation>
    </message>
    <message>
        <source>It is being taken back; the engine or the next &quot;lockstep-agent sync&quot; does it.</source>
        <translation>Es wird zurückgenommen; das erledigt der Dienst oder das nächste „lockstep-agent sync“.</translation>
    </message>
    <message>
        <source>What stays</source>
        <translation>Was bleibt</translation>
    </message>
    <message>
        <source>What comes back</source>
        <translation>Was zurückkommt</translation>
    </message>
</context>
<context>
    <name>lockstep::SecretField</name>
    <message>
        <source>Typed; type again to change it</source>
        <translation>Eingegeben; zum Ändern neu eingeben</translation>
    </message>
    <message>
        <source>Kept; type to change it</source>
        <translation>Aufbewahrt; zum Ändern neu eingeben</translation>
    </message>
</context>
<context>
    <name>lockstep::SideCard</name>
    <message>
        <source>It answered: %1</source>
        <extracomment>%1 is when, such as 5 minutes ago</extracomment>
        <translation>Antwort: %1</translation>
    </message>
    <message>
        <source>Not set up yet</source>
        <translation>Noch nicht eingerichtet</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>Noch nicht gefragt</translation>
    </message>
</context>
<context>
    <name>lockstep::SidePanel</name>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Test: %1</source>
        <translation>Testen: %1</translation>
    </message>
    <message>
        <source>Change: %1</source>
        <translation>Ändern: %1</translation>
    </message>
</context>
<context>
    <name>lockstep::SignInWords</name>
    <message>
        <source>Sign-in data is missing.</source>
        <translation>Es fehlen Zugangsdaten.</translation>
    </message>
    <message>
        <source>Sign-in data is given by the environment; change it there.</source>
        <translation>Die Zugangsdaten kommen aus der Umgebung; ändern Sie sie dort.</translation>
    </message>
    <message>
        <source>Sign-in data is given by the file %1; change it there.</source>
        <translation>Die Zugangsdaten kommen aus der Datei %1; ändern Sie sie dort.</translation>
    </message>
    <message>
        <source>Sign-in data is in the keychain.</source>
        <translation>Die Zugangsdaten liegen im Schlüsselbund.</translation>
    </message>
    <message>
        <source>Your keyring is waiting for you: unlock it and try again.</source>
        <translation>Ihr Schlüsselbund wartet auf Sie: Entsperren Sie ihn und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The keyring is locked, or the entry has gone: unlock it and try again, or enter it anew.</source>
        <translation>Der Schlüsselbund ist gesperrt, oder der Eintrag ist nicht mehr da: Entsperren Sie ihn und versuchen Sie es erneut, oder geben Sie die Daten neu ein.</translation>
    </message>
    <message>
        <source>Sign-in data is in the keychain, which does not answer as it should. Try again.</source>
        <translation>Die Zugangsdaten liegen im Schlüsselbund, der nicht antwortet, wie er soll. Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Sign-in data is being put into the keychain.</source>
        <translation>Die Zugangsdaten werden in den Schlüsselbund gelegt.</translation>
    </message>
    <message>
        <source>Your keyring is waiting for you: unlock it, and the sign-in data goes into it.</source>
        <translation>Ihr Schlüsselbund wartet auf Sie: Entsperren Sie ihn, dann kommen die Zugangsdaten hinein.</translation>
    </message>
    <message>
        <source>The keyring is locked. What you typed is used until Lockstep closes and is written nowhere.</source>
        <translation>Der Schlüsselbund ist gesperrt. Was Sie eingegeben haben, gilt, bis Lockstep geschlossen wird, und wird nirgends gespeichert.</translation>
    </message>
    <message>
        <source>There is no keychain here. What you typed is used until Lockstep closes and is written nowhere.</source>
        <translation>Hier gibt es keinen Schlüsselbund. Was Sie eingegeben haben, gilt, bis Lockstep geschlossen wird, und wird nirgends gespeichert.</translation>
    </message>
    <message>
        <source>The keychain did not take it. What you typed is used until Lockstep closes and is written nowhere.</source>
        <translation>Der Schlüsselbund hat es nicht angenommen. Was Sie eingegeben haben, gilt, bis Lockstep geschlossen wird, und wird nirgends gespeichert.</translation>
    </message>
    <message>
        <source>OAuth 2 client (recommended)</source>
        <translation>OAuth-2-Client (empfohlen)</translation>
    </message>
    <message>
        <source>User name and password</source>
        <translation>Benutzername und Passwort</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Zugriffstoken</translation>
    </message>
    <message>
        <source>User &amp;name</source>
        <translation>Benutzer&amp;name</translation>
    </message>
    <message>
        <source>Client &amp;id</source>
        <translation>Client-&amp;ID</translation>
    </message>
    <message>
        <source>Client &amp;secret</source>
        <translation>Client-&amp;Geheimnis</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation>&amp;Token</translation>
    </message>
    <message>
        <source>In Mautic, as an administrator: Settings → API Credentials → New, type OAuth 2. Copy the id and the secret it shows.</source>
        <translation>In Mautic, als Administrator: Settings → API Credentials → New, Typ OAuth 2. Kopieren Sie die ID und das Geheimnis, die es zeigt.</translation>
    </message>
    <message>
        <source>In Mautic: Settings → Configuration → API Settings → Enable HTTP basic auth? → Yes. Each call then costs Mautic more than with OAuth 2.</source>
        <translation>In Mautic: Settings → Configuration → API Settings → Enable HTTP basic auth? → Yes. Jeder Aufruf kostet Mautic dann mehr als mit OAuth 2.</translation>
    </message>
    <message>
        <source>A token that somebody else renews; Lockstep cannot renew it by itself.</source>
        <translation>Ein Token, das jemand anderes erneuert; Lockstep kann es nicht selbst erneuern.</translation>
    </message>
    <message>
        <source>SQLite file</source>
        <translation>SQLite-Datei</translation>
    </message>
    <message>
        <source>PostgreSQL</source>
        <translation>PostgreSQL</translation>
    </message>
    <message>
        <source>MariaDB or MySQL</source>
        <translation>MariaDB oder MySQL</translation>
    </message>
    <message>
        <source>Address (URL)</source>
        <translation>Adresse (URL)</translation>
    </message>
    <message>
        <source>Taken over: %1.</source>
        <translation>Übernommen: %1.</translation>
    </message>
    <message>
        <source>Not used: %1.</source>
        <translation>Nicht verwendet: %1.</translation>
    </message>
    <message>
        <source>Others on this computer can read this file.</source>
        <translation>Andere auf diesem Rechner können diese Datei lesen.</translation>
    </message>
</context>
<context>
    <name>lockstep::SituationWords</name>
    <message>
        <source>linked</source>
        <translation>verknüpft</translation>
    </message>
    <message>
        <source>found in Mautic</source>
        <translation>in Mautic gefunden</translation>
    </message>
    <message>
        <source>waits for verification</source>
        <translation>wartet auf Bestätigung</translation>
    </message>
    <message>
        <source>several contacts fit</source>
        <translation>mehrere Kontakte passen</translation>
    </message>
    <message>
        <source>not in Mautic</source>
        <translation>nicht in Mautic</translation>
    </message>
    <message>
        <source>not to be synced</source>
        <translation>nicht abzugleichen</translation>
    </message>
    <message>
        <source>deleted in Mautic</source>
        <translation>in Mautic gelöscht</translation>
    </message>
    <message>
        <source>no longer a user</source>
        <translation>kein Benutzer mehr</translation>
    </message>
    <message>
        <source>banned or deleted</source>
        <translation>gesperrt oder gelöscht</translation>
    </message>
    <message>
        <source>contact of another user</source>
        <translation>Kontakt eines anderen Benutzers</translation>
    </message>
    <message>
        <source>address shared by users</source>
        <translation>Adresse von mehreren Benutzern verwendet</translation>
    </message>
    <message>
        <source>User and contact are linked; changed fields are kept in step.</source>
        <translation>Benutzer und Kontakt sind verknüpft; geänderte Felder werden im Gleichschritt gehalten.</translation>
    </message>
    <message>
        <source>Exactly one contact fits this user, so the two are linked.</source>
        <translation>Genau ein Kontakt passt zu diesem Benutzer; die beiden werden verknüpft.</translation>
    </message>
    <message>
        <source>A contact has this address, but the user has not verified it yet. Looked at again in every run.</source>
        <translation>Ein Kontakt hat diese Adresse, aber der Benutzer hat sie noch nicht bestätigt. Wird bei jedem Lauf neu angesehen.</translation>
    </message>
    <message>
        <source>More than one contact fits this user; a person has to choose.</source>
        <translation>Mehr als ein Kontakt passt zu diesem Benutzer; jemand muss wählen.</translation>
    </message>
    <message>
        <source>No contact fits this user, so one is created.</source>
        <translation>Kein Kontakt passt zu diesem Benutzer; es wird einer angelegt.</translation>
    </message>
    <message>
        <source>The user has no address that Mautic could store, so nothing is synced.</source>
        <translation>Der Benutzer hat keine Adresse, die Mautic speichern könnte; es wird nichts abgeglichen.</translation>
    </message>
    <message>
        <source>The linked contact is no longer in Mautic; a person has to say what becomes of the link.</source>
        <translation>Der verknüpfte Kontakt ist nicht mehr in Mautic; jemand muss sagen, was aus der Verknüpfung wird.</translation>
    </message>
    <message>
        <source>The user is gone, banned or deleted; the contact is kept and no longer synced.</source>
        <translation>Der Benutzer ist weg, gesperrt oder gelöscht; der Kontakt bleibt und wird nicht mehr abgeglichen.</translation>
    </message>
    <message>
        <source>The user is banned or deleted and was never linked; nothing is done.</source>
        <translation>Der Benutzer ist gesperrt oder gelöscht und war nie verknüpft; es geschieht nichts.</translation>
    </message>
    <message>
        <source>The contact that fits belongs to another user already.</source>
        <translation>Der passende Kontakt gehört schon zu einem anderen Benutzer.</translation>
    </message>
    <message>
        <source>Several users have this address; a person has to say which of them the contact is.</source>
        <translation>Mehrere Benutzer haben diese Adresse; jemand muss sagen, wer von ihnen der Kontakt ist.</translation>
    </message>
</context>
<context>
    <name>lockstep::StateTile</name>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is how people stand, %2 how many do</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>lockstep::StatusStrip</name>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a side, such as Mautic; %2 how it stands, such as connected</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Stop at the next safe point; nothing done is lost</source>
        <translation>An der nächsten sicheren Stelle anhalten; nichts Getanes geht verloren</translation>
    </message>
    <message>
        <source>Mautic</source>
        <translation>Mautic</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Anwendung</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Abgleich</translation>
    </message>
</context>
<context>
    <name>lockstep::StatusWords</name>
    <message numerus="yes">
        <source>%n in the last hour, no limit</source>
        <comment>API calls</comment>
        <translation>
            <numerusform>%n in der letzten Stunde, keine Grenze</numerusform>
            <numerusform>%n in der letzten Stunde, keine Grenze</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 in the last hour</source>
        <translation>%1 von %2 in der letzten Stunde</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Arbeitsbereich</translation>
    </message>
    <message>
        <source>Mautic</source>
        <translation>Mautic</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>New users since</source>
        <translation>Neue Benutzer seit</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Verknüpfungen</translation>
    </message>
    <message>
        <source>Users read</source>
        <translation>Gelesene Benutzer</translation>
    </message>
    <message>
        <source>Contacts read</source>
        <translation>Gelesene Kontakte</translation>
    </message>
    <message>
        <source>Cases that wait</source>
        <translation>Wartende Fälle</translation>
    </message>
    <message>
        <source>API calls</source>
        <translation>API-Aufrufe</translation>
    </message>
    <message>
        <source>Last runs</source>
        <translation>Letzte Läufe</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>trouble</source>
        <translation>gestört</translation>
    </message>
    <message>
        <source>Nothing written yet</source>
        <translation>Noch nichts geschrieben</translation>
    </message>
    <message>
        <source>Last sync: %1</source>
        <translation>Letzter Abgleich: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 waiting, %2 held, %3 given up</source>
        <translation>%1 warten, %2 zurückgehalten, %3 aufgegeben</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Zurückgehalten</translation>
    </message>
</context>
<context>
    <name>lockstep::Terminal</name>
    <message>
        <source>yes</source>
        <comment>the answer that means yes</comment>
        <translation>ja</translation>
    </message>
    <message>
        <source> [yes/no] </source>
        <translation> [ja/nein] </translation>
    </message>
</context>
<context>
    <name>lockstep::ThreeWayView</name>
    <message>
        <source>App</source>
        <translation>Anwendung</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>Mautic</source>
        <translation>Mautic</translation>
    </message>
    <message>
        <source>What the application holds now</source>
        <translation>Was die Anwendung jetzt hat</translation>
    </message>
    <message>
        <source>What both sides held when they last agreed</source>
        <translation>Was beide Seiten hatten, als sie zuletzt übereinstimmten</translation>
    </message>
    <message>
        <source>What Mautic held when it was last read</source>
        <translation>Was Mautic hatte, als es zuletzt gelesen wurde</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 is what people call the field, %2 what Mautic calls it</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>what both sides last agreed on</source>
        <translation>worin beide zuletzt übereinstimmten</translation>
    </message>
    <message>
        <source>never agreed on</source>
        <translation>nie übereingestimmt</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>not known when or by whom</source>
        <translation>nicht bekannt, wann oder von wem</translation>
    </message>
    <message>
        <source>Sure: %1. %2</source>
        <extracomment>%1 is how sure a time is, such as &quot;possible&quot;; %2 a sentence that says how it is known</extracomment>
        <translation>Wie sicher: %1. %2</translation>
    </message>
    <message>
        <source>Open in Mautic</source>
        <translation>In Mautic öffnen</translation>
    </message>
</context>
<context>
    <name>lockstep::TimelineView</name>
    <message>
        <source>Sho&amp;w:</source>
        <translation>&amp;Zeigen:</translation>
    </message>
    <message>
        <source>Kind of entries shown</source>
        <translation>Art der gezeigten Einträge</translation>
    </message>
    <message>
        <source>Timeline, newest first</source>
        <translation>Verlauf, das Neueste zuerst</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>Side of the entries shown</source>
        <translation>Seite der gezeigten Einträge</translation>
    </message>
    <message>
        <source>Words in it</source>
        <translation>Wörter darin</translation>
    </message>
    <message>
        <source>Words in the entries shown</source>
        <translation>Wörter in den gezeigten Einträgen</translation>
    </message>
    <message>
        <source>As&amp;k Mautic</source>
        <translation>Mautic &amp;fragen</translation>
    </message>
    <message>
        <source>Reads what Mautic itself says happened to the contact: one API request.</source>
        <translation>Liest, was nach Mautics Angaben mit dem Kontakt geschah: eine API-Anfrage.</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>E&amp;xportieren</translation>
    </message>
    <message>
        <source>As a &amp;table (CSV) …</source>
        <translation>Als &amp;Tabelle (CSV) …</translation>
    </message>
    <message>
        <source>As &amp;JSON …</source>
        <translation>Als &amp;JSON …</translation>
    </message>
    <message>
        <source>Asking Mautic …</source>
        <translation>Mautic wird gefragt …</translation>
    </message>
    <message>
        <source>Mautic has no entries about this contact.</source>
        <translation>Mautic hat keine Einträge zu diesem Kontakt.</translation>
    </message>
    <message numerus="yes">
        <source>%n entries written to %1.</source>
        <extracomment>%1 is a file</extracomment>
        <translation>
            <numerusform>%n Eintrag nach %1 geschrieben.</numerusform>
            <numerusform>%n Einträge nach %1 geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>überall</translation>
    </message>
    <message>
        <source>Export what happened to this person</source>
        <translation>Exportieren, was mit dieser Person geschah</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON-Dateien (*.json)</translation>
    </message>
    <message numerus="yes">
        <source>Mautic&apos;s newest %n of %1 entries are in this list.</source>
        <extracomment>%1 is how many there are in all</extracomment>
        <translation>
            <numerusform>Der neueste von %1 Einträgen aus Mautic ist hier dabei (%n).</numerusform>
            <numerusform>Die neuesten %n von %1 Einträgen aus Mautic sind hier dabei.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n entries of Mautic are in this list.</source>
        <translation>
            <numerusform>Der eine Eintrag aus Mautic ist hier dabei (%n).</numerusform>
            <numerusform>Alle %n Einträge aus Mautic sind hier dabei.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lockstep::TimelineWords</name>
    <message>
        <source>signed up</source>
        <translation>registriert</translation>
    </message>
    <message>
        <source>contact added</source>
        <translation>Kontakt angelegt</translation>
    </message>
    <message>
        <source>linked</source>
        <translation>verknüpft</translation>
    </message>
    <message>
        <source>seen in step</source>
        <translation>im Gleichschritt gesehen</translation>
    </message>
    <message>
        <source>written by Lockstep</source>
        <translation>von Lockstep geschrieben</translation>
    </message>
    <message>
        <source>opted out</source>
        <translation>abgemeldet</translation>
    </message>
    <message>
        <source>case opened</source>
        <translation>Fall eröffnet</translation>
    </message>
    <message>
        <source>case closed</source>
        <translation>Fall abgeschlossen</translation>
    </message>
    <message>
        <source>refused by Mautic</source>
        <translation>von Mautic abgelehnt</translation>
    </message>
    <message>
        <source>no longer a user</source>
        <translation>kein Benutzer mehr</translation>
    </message>
    <message>
        <source>user changed</source>
        <translation>Benutzer geändert</translation>
    </message>
    <message>
        <source>contact changed</source>
        <translation>Kontakt geändert</translation>
    </message>
    <message>
        <source>Signed up in the application.</source>
        <translation>In der Anwendung registriert.</translation>
    </message>
    <message>
        <source>The contact was added to Mautic.</source>
        <translation>Der Kontakt wurde in Mautic angelegt.</translation>
    </message>
    <message>
        <source>User and contact were linked.</source>
        <translation>Benutzer und Kontakt wurden verknüpft.</translation>
    </message>
    <message>
        <source>User and contact were linked, matched by %1.</source>
        <translation>Benutzer und Kontakt wurden verknüpft, erkannt an: %1.</translation>
    </message>
    <message>
        <source>Both sides were read and agreed.</source>
        <translation>Beide Seiten wurden gelesen und stimmten überein.</translation>
    </message>
    <message>
        <source>Lockstep wrote to Mautic.</source>
        <translation>Lockstep hat nach Mautic geschrieben.</translation>
    </message>
    <message>
        <source>Opted out.</source>
        <translation>Abgemeldet.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>A case was opened.</source>
        <translation>Ein Fall wurde eröffnet.</translation>
    </message>
    <message>
        <source>A case was closed.</source>
        <translation>Ein Fall wurde abgeschlossen.</translation>
    </message>
    <message>
        <source>Closed: %1.</source>
        <translation>Abgeschlossen: %1.</translation>
    </message>
    <message>
        <source>Mautic refused this person&apos;s values.</source>
        <translation>Mautic hat die Werte dieser Person abgelehnt.</translation>
    </message>
    <message>
        <source>The user was no longer found in the application.</source>
        <translation>Der Benutzer wurde in der Anwendung nicht mehr gefunden.</translation>
    </message>
    <message>
        <source>The application changed the user.</source>
        <translation>Die Anwendung hat den Benutzer geändert.</translation>
    </message>
    <message>
        <source>Mautic changed the contact.</source>
        <translation>Mautic hat den Kontakt geändert.</translation>
    </message>
    <message>
        <source>Create a custom field.</source>
        <translation>Ein eigenes Feld anlegen.</translation>
    </message>
    <message>
        <source>Create a segment.</source>
        <translation>Ein Segment anlegen.</translation>
    </message>
    <message>
        <source>Enter the opt-out in Mautic.</source>
        <translation>Die Abmeldung in Mautic eintragen.</translation>
    </message>
    <message>
        <source>Create the contact with %1.</source>
        <translation>Den Kontakt anlegen mit: %1.</translation>
    </message>
    <message>
        <source>Make a visitor Mautic tracked the contact of this user.</source>
        <translation>Einen von Mautic erfassten Besucher zum Kontakt dieses Benutzers machen.</translation>
    </message>
    <message>
        <source>Write %1 to the contact.</source>
        <translation>In den Kontakt schreiben: %1.</translation>
    </message>
    <message>
        <source>Link user and contact.</source>
        <translation>Benutzer und Kontakt verknüpfen.</translation>
    </message>
    <message>
        <source>Put the contact into a segment.</source>
        <translation>Den Kontakt in ein Segment aufnehmen.</translation>
    </message>
    <message>
        <source>%1 Outcome: %2.</source>
        <extracomment>%1 is what was to be written, a sentence; %2 what became of it</extracomment>
        <translation>%1 Ergebnis: %2.</translation>
    </message>
    <message>
        <source>sent, no answer yet</source>
        <translation>gesendet, noch keine Antwort</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>was there already</source>
        <translation>war schon da</translation>
    </message>
    <message>
        <source>left out, because something had changed since the plan</source>
        <translation>ausgelassen, weil sich seit dem Plan etwas geändert hatte</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>not known; the next run looks at it</source>
        <translation>nicht bekannt; der nächste Lauf sieht nach</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>Lauf %1</translation>
    </message>
    <message>
        <source>run %1, started by %2</source>
        <extracomment>%1 is a number, %2 a person</extracomment>
        <translation>Lauf %1, gestartet von %2</translation>
    </message>
    <message>
        <source>may be written to</source>
        <translation>darf angeschrieben werden</translation>
    </message>
    <message>
        <source>unsubscribed</source>
        <translation>abgemeldet</translation>
    </message>
    <message>
        <source>bounced</source>
        <translation>unzustellbar</translation>
    </message>
    <message>
        <source>opted out by hand</source>
        <translation>von Hand abgemeldet</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Write %1 to the user of the application.</source>
        <translation>%1 beim Benutzer der Anwendung schreiben.</translation>
    </message>
    <message>
        <source>Unlink user and contact.</source>
        <translation>Benutzer und Kontakt voneinander lösen.</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>entschieden</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>%1 took a decision back.</source>
        <extracomment>%1 is a person</extracomment>
        <translation>%1 nahm eine Entscheidung zurück.</translation>
    </message>
    <message>
        <source>No longer there.</source>
        <translation>Nicht mehr da.</translation>
    </message>
    <message>
        <source>There for the first time, or again.</source>
        <translation>Zum ersten Mal da, oder wieder.</translation>
    </message>
    <message>
        <source>nothing</source>
        <comment>a value</comment>
        <translation>nichts</translation>
    </message>
    <message>
        <source>%1: from %2 to %3.</source>
        <extracomment>%1 is a field, %2 and %3 are values</extracomment>
        <translation>%1: von %2 auf %3.</translation>
    </message>
    <message>
        <source>%1 decided who this is.</source>
        <extracomment>%1 is a person</extracomment>
        <translation>%1 entschied, wer das ist.</translation>
    </message>
    <message>
        <source>%1 decided about %2.</source>
        <extracomment>%1 is a person, %2 a field</extracomment>
        <translation>%1 entschied über %2.</translation>
    </message>
    <message>
        <source>told by Mautic</source>
        <translation>von Mautic mitgeteilt</translation>
    </message>
    <message>
        <source>in the application</source>
        <translation>in der Anwendung</translation>
    </message>
    <message>
        <source>in Mautic</source>
        <translation>in Mautic</translation>
    </message>
    <message>
        <source>in Lockstep</source>
        <translation>in Lockstep</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a kind of event and %2 what happened, both in Mautic&apos;s words</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>from Mautic&apos;s own activity</source>
        <translation>aus Mautics eigenem Verlauf</translation>
    </message>
</context>
<context>
    <name>lockstep::Tray</name>
    <message>
        <source>&amp;Open Lockstep</source>
        <translation>Lockstep &amp;öffnen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Lockstep: %1</source>
        <translation>Lockstep: %1</translation>
    </message>
</context>
<context>
    <name>lockstep::UndoWords</name>
    <message numerus="yes">
        <source>%Ln value(s)</source>
        <translation>
            <numerusform>%Ln Wert</numerusform>
            <numerusform>%Ln Werte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln link(s)</source>
        <translation>
            <numerusform>%Ln Verknüpfung</numerusform>
            <numerusform>%Ln Verknüpfungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing of this run can be taken back.</source>
        <translation>Von diesem Lauf lässt sich nichts zurücknehmen.</translation>
    </message>
    <message>
        <source>%1 would get back what was there before: %2.</source>
        <extracomment>%1 is a number of values, %2 what it costs in API requests</extracomment>
        <translation>Zurückgesetzt würde: %1; Kosten: %2.</translation>
    </message>
    <message>
        <source>%1 would end: %2.</source>
        <comment>links</comment>
        <extracomment>%1 is a number of links, %2 what it costs in API requests</extracomment>
        <translation>Enden würde: %1; Kosten: %2.</translation>
    </message>
    <message>
        <source>%1 would get back what was there before, and %2 would end: %3.</source>
        <extracomment>%1 is a number of values, %2 a number of links, %3 what it costs in API requests</extracomment>
        <translation>Zurückgesetzt würde: %1; enden würde: %2; Kosten: %3.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln opt-out(s) stay: nobody is subscribed again without saying so.</source>
        <translation>
            <numerusform>%Ln Abmeldung bleibt: Niemand wird ohne eigenes Zutun wieder angemeldet.</numerusform>
            <numerusform>%Ln Abmeldungen bleiben: Niemand wird ohne eigenes Zutun wieder angemeldet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln contact(s) that were created stay in Mautic with their links. Delete them there if they should go; with them goes what was sent to them.</source>
        <translation>
            <numerusform>%Ln angelegter Kontakt bleibt mit seiner Verknüpfung in Mautic. Soll er weg, löschen Sie ihn dort; mit ihm geht, was ihm gesendet wurde.</numerusform>
            <numerusform>%Ln angelegte Kontakte bleiben mit ihren Verknüpfungen in Mautic. Sollen sie weg, löschen Sie sie dort; mit ihnen geht, was ihnen gesendet wurde.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln visitor(s) stay contacts: their history cannot be taken apart again.</source>
        <translation>
            <numerusform>%Ln Besucher bleibt Kontakt: Der Verlauf lässt sich nicht wieder trennen.</numerusform>
            <numerusform>%Ln Besucher bleiben Kontakte: Ihr Verlauf lässt sich nicht wieder trennen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) stay in their segments: a campaign may have begun, and what was sent is sent.</source>
        <translation>
            <numerusform>%Ln Person bleibt im Segment: Eine Kampagne kann begonnen haben, und gesendet ist gesendet.</numerusform>
            <numerusform>%Ln Personen bleiben in ihren Segmenten: Eine Kampagne kann begonnen haben, und gesendet ist gesendet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln link(s) stay: they were changed or ended since.</source>
        <translation>
            <numerusform>%Ln Verknüpfung bleibt, wie sie ist: Sie wurde seitdem geändert oder beendet.</numerusform>
            <numerusform>%Ln Verknüpfungen bleiben, wie sie sind: Sie wurden seitdem geändert oder beendet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Values of %Ln user(s) stay: the user is gone, excluded or erased.</source>
        <translation>
            <numerusform>Werte von %Ln Benutzer bleiben: Es gibt ihn nicht mehr, oder er ist ausgenommen oder gelöscht.</numerusform>
            <numerusform>Werte von %Ln Benutzern bleiben: Es gibt sie nicht mehr, oder sie sind ausgenommen oder gelöscht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) or link(s) stay: somebody changed them since, and that is newer than the run.</source>
        <translation>
            <numerusform>%Ln Wert oder Verknüpfung bleibt: Seitdem hat jemand etwas geändert, und das ist neuer als der Lauf.</numerusform>
            <numerusform>%Ln Werte oder Verknüpfungen bleiben: Seitdem hat jemand etwas geändert, und das ist neuer als der Lauf.</numerusform>
        </translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Take back %1</source>
        <translation>%1 zurücknehmen</translation>
    </message>
    <message>
        <source>Take back %1 and %2</source>
        <extracomment>%1 is a number of values, %2 a number of links</extracomment>
        <translation>%1 und %2 zurücknehmen</translation>
    </message>
    <message>
        <source>Put back %1 that the run of %2 wrote?</source>
        <extracomment>%1 is a number of values, %2 when the run began</extracomment>
        <translation>%1 zurücksetzen, geschrieben im Lauf vom %2?</translation>
    </message>
    <message>
        <source>End %1 that the run of %2 made?</source>
        <extracomment>%1 is a number of links, %2 when the run began</extracomment>
        <translation>%1 lösen, entstanden im Lauf vom %2?</translation>
    </message>
    <message>
        <source>Put back %1 and end %2 that the run of %3 made?</source>
        <extracomment>%1 is a number of values, %2 a number of links, %3 when the run began</extracomment>
        <translation>%1 zurücksetzen und %2 lösen, entstanden im Lauf vom %3?</translation>
    </message>
    <message>
        <source>The next delivery writes it. What somebody changes until then stays as it is.</source>
        <translation>Die nächste Übertragung schreibt es. Was bis dahin jemand ändert, bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>the link ends</source>
        <translation>die Verknüpfung endet</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <extracomment>%1 is a field, %2 its value now, %3 the value it gets back</extracomment>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>application</source>
        <translation>Anwendung</translation>
    </message>
    <message>
        <source>contact %1</source>
        <translation>Kontakt %1</translation>
    </message>
    <message>
        <source>is being taken back</source>
        <translation>wird zurückgenommen</translation>
    </message>
    <message>
        <source>partly taken back</source>
        <translation>teils zurückgenommen</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>%1 took this run back on %2.</source>
        <extracomment>%1 is a person, %2 a time</extracomment>
        <translation>%1 hat diesen Lauf am %2 zurückgenommen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln put back.</source>
        <comment>values and links</comment>
        <translation>
            <numerusform>%Ln zurückgesetzt.</numerusform>
            <numerusform>%Ln zurückgesetzt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln still to be put back by the next delivery.</source>
        <comment>values and links</comment>
        <translation>
            <numerusform>%Ln wird mit der nächsten Übertragung zurückgesetzt.</numerusform>
            <numerusform>%Ln werden mit der nächsten Übertragung zurückgesetzt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left as they are: they had changed meanwhile.</source>
        <comment>values and links</comment>
        <translation>
            <numerusform>%Ln bleibt, wie es ist: Es hatte sich inzwischen geändert.</numerusform>
            <numerusform>%Ln bleiben, wie sie sind: Sie hatten sich inzwischen geändert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln field(s) that were created stay in Mautic: others may use them.</source>
        <translation>
            <numerusform>%Ln angelegtes Feld bleibt in Mautic: Andere verwenden es womöglich.</numerusform>
            <numerusform>%Ln angelegte Felder bleiben in Mautic: Andere verwenden sie womöglich.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln segment(s) that were created stay in Mautic: others may use them.</source>
        <translation>
            <numerusform>%Ln angelegtes Segment bleibt in Mautic: Andere verwenden es womöglich.</numerusform>
            <numerusform>%Ln angelegte Segmente bleiben in Mautic: Andere verwenden sie womöglich.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln link(s) that were ended stay ended; link them again in the person&apos;s pane.</source>
        <translation>
            <numerusform>%Ln gelöste Verknüpfung bleibt gelöst; in der Ansicht der Person lässt sich wieder verknüpfen.</numerusform>
            <numerusform>%Ln gelöste Verknüpfungen bleiben gelöst; in der Ansicht der Person lässt sich wieder verknüpfen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Users who lose their link are left alone afterwards; you end that under Conflicts → Decided lately.</source>
        <translation>Benutzer, die ihre Verknüpfung verlieren, bleiben danach in Ruhe; das beenden Sie unter Konflikte → Zuletzt entschieden.</translation>
    </message>
</context>
<context>
    <name>lockstep::UsersStep</name>
    <message>
        <source>&amp;Choose…</source>
        <translation>&amp;Wählen…</translation>
    </message>
    <message>
        <source>&amp;Look for the users table</source>
        <translation>&amp;Benutzertabelle suchen</translation>
    </message>
    <message>
        <source>File of the database</source>
        <translation>Datei der Datenbank</translation>
    </message>
    <message>
        <source>usual</source>
        <comment>the port of a database</comment>
        <translation>üblich</translation>
    </message>
    <message>
        <source>&amp;Kind of database</source>
        <translation>A&amp;rt der Datenbank</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>&amp;Rechner</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>P&amp;ort</translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation>&amp;Datenbank</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Benutzer</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>Looking into the database…</source>
        <translation>Die Datenbank wird angesehen…</translation>
    </message>
    <message>
        <source>The table was found in %1.</source>
        <translation>Die Tabelle wurde gefunden: %1.</translation>
    </message>
    <message>
        <source>The application&apos;s database</source>
        <translation>Die Datenbank der Anwendung</translation>
    </message>
    <message>
        <source>SQLite databases (*.sqlite *.sqlite3 *.db);;All files (*)</source>
        <translation>SQLite-Datenbanken (*.sqlite *.sqlite3 *.db);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Add a column to the users table?</source>
        <translation>Der Benutzertabelle eine Spalte hinzufügen?</translation>
    </message>
    <message>
        <source>This is run in the application&apos;s database:
%1</source>
        <translation>Das wird in der Datenbank der Anwendung ausgeführt:
%1</translation>
    </message>
    <message>
        <source>Lockstep writes the number of the contact there, and nothing else.</source>
        <translation>Lockstep schreibt dort die Nummer des Kontakts hinein und sonst nichts.</translation>
    </message>
    <message>
        <source>Add the column</source>
        <translation>Spalte hinzufügen</translation>
    </message>
</context>
<context>
    <name>lockstep::UsersWords</name>
    <message>
        <source>What is read (change it with --map ATTRIBUTE=COLUMN)</source>
        <translation>Was gelesen wird (ändern mit --map ATTRIBUTE=COLUMN)</translation>
    </message>
    <message>
        <source>%1, turned round</source>
        <translation>%1, umgekehrt</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Nicht gelesen</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>Erste Zeilen</translation>
    </message>
    <message>
        <source>Other tables that may hold users (choose with --table)</source>
        <translation>Andere Tabellen, die Benutzer enthalten könnten (wählen mit --table)</translation>
    </message>
    <message>
        <source>Registration method and provider come from %1.</source>
        <translation>Art der Registrierung und Anmeldedienst kommen aus %1.</translation>
    </message>
    <message>
        <source>The table has no column for the contact&apos;s number, so links are kept in Lockstep&apos;s own store. To keep them in the application:</source>
        <translation>Die Tabelle hat keine Spalte für die Nummer des Kontakts; Verknüpfungen liegen deshalb im eigenen Speicher von Lockstep. Um sie in der Anwendung aufzubewahren:</translation>
    </message>
    <message>
        <source>with Prisma, in the model:</source>
        <translation>mit Prisma, im Modell:</translation>
    </message>
    <message>
        <source>then:</source>
        <translation>dann:</translation>
    </message>
    <message>
        <source>else, or with &quot;--yes column&quot;:</source>
        <translation>sonst, oder mit „--yes column“:</translation>
    </message>
    <message>
        <source>This table is made by Prisma: running the statement by hand is drift there.</source>
        <translation>Diese Tabelle gehört Prisma: Die Anweisung von Hand auszuführen, wäre dort eine Abweichung vom Schema (drift).</translation>
    </message>
    <message>
        <source>Changes are looked for every few seconds. To be told at once, run this in the database; it says that something changed, not what:</source>
        <translation>Alle paar Sekunden wird nach Änderungen gesehen. Um sofort davon zu erfahren, führen Sie dies in der Datenbank aus; es sagt, dass sich etwas geändert hat, nicht was:</translation>
    </message>
</context>
<context>
    <name>lockstep::ValueWords</name>
    <message>
        <source>%1, %2 %3</source>
        <extracomment>%1 is a day, %2 a time to the second, %3 a time zone</extracomment>
        <translation>%1, %2 %3</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>vor %n Minute</numerusform>
            <numerusform>vor %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>today at %1</source>
        <extracomment>%1 is a time of day</extracomment>
        <translation>heute um %1</translation>
    </message>
    <message>
        <source>yesterday at %1</source>
        <extracomment>%1 is a time of day</extracomment>
        <translation>gestern um %1</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
</context>
<context>
    <name>lockstep::WhyView</name>
    <message>
        <source>Why this person is in step or is not</source>
        <translation>Warum diese Person im Gleichschritt ist oder nicht</translation>
    </message>
    <message>
        <source>Decide: %1 …</source>
        <extracomment>%1 is a kind of case such as &quot;both sides changed&quot;</extracomment>
        <translation>Entscheiden: %1 …</translation>
    </message>
    <message>
        <source>Decide: %1, %2 …</source>
        <extracomment>%1 is a kind of case, %2 a field</extracomment>
        <translation>Entscheiden: %1, %2 …</translation>
    </message>
    <message>
        <source>Take back: %1</source>
        <extracomment>%1 is a decision such as &quot;unlink&quot;</extracomment>
        <translation>Zurücknehmen: %1</translation>
    </message>
</context>
<context>
    <name>lockstep::WorkSessionWords</name>
    <message>
        <source>Users created after which time are new, and go into the segment?
A time such as 2026-11-01T10:00:00Z, or nothing for now: </source>
        <translation>Benutzer nach welchem Zeitpunkt sind neu und kommen in das Segment?
Ein Zeitpunkt wie 2026-11-01T10:00:00Z, oder nichts für jetzt: </translation>
    </message>
    <message>
        <source>That is not a time.</source>
        <translation>Das ist kein Zeitpunkt.</translation>
    </message>
    <message>
        <source>Behind Prisma this is drift: add &quot;%1&quot; to the model and run &quot;%2&quot; instead.
</source>
        <translation>Bei Prisma wäre das eine Abweichung vom Schema (drift): Fügen Sie stattdessen „%1“ in das Modell ein und rufen Sie „%2“ auf.
</translation>
    </message>
    <message>
        <source>The users table has no column for the contact&apos;s number. It would be added by
  %1
</source>
        <translation>Die Benutzertabelle hat keine Spalte für die Nummer des Kontakts. Hinzugefügt würde sie mit
  %1
</translation>
    </message>
    <message>
        <source>Without it Lockstep keeps the links in its own store. Add it now?</source>
        <translation>Ohne sie bewahrt Lockstep die Verknüpfungen im eigenen Speicher auf. Jetzt hinzufügen?</translation>
    </message>
</context>
</TS>
