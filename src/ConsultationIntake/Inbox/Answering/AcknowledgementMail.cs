using System.Globalization;
using System.Text.RegularExpressions;
using ConsultationIntake.Consultations;
using ConsultationIntake.Inbox.Messages;
using ConsultationIntake.Mail;
using ConsultationIntake.Reading.Files;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Inbox.Answering;

/// <summary>The thank-you for a response by email: its reference, what happens next, and what we could not open.</summary>
internal static partial class AcknowledgementMail
{
    public static OutgoingMail Of(
        Consultation consultation,
        InboxMessage message,
        Submission submission,
        string? inReplyTo,
        SiteAddress site
    )
    {
        var words = Words.In(submission.Language);
        var language = submission.Language == Languages.Welsh ? Languages.Welsh : Languages.English;
        var title = consultation.Title.In(language);
        var subject = string.Format(CultureInfo.InvariantCulture, words.Subject, title, submission.Reference);
        var paragraphs = Paragraphs(consultation, submission, words, language, title, site).ToList();
        var why = string.Format(CultureInfo.InvariantCulture, words.Why, title);
        var headers = new Dictionary<string, string> { ["Auto-Submitted"] = "auto-replied", ["X-Auto-Response-Suppress"] = "All" };
        if (inReplyTo is { Length: < 900 } id && !id.Any(char.IsControl))
            headers["In-Reply-To"] = headers["References"] = $"<{id}>";
        return new OutgoingMail
        {
            Id = $"ack-{message.Id}",
            About = [$"{submission.Consultation}/{submission.Reference}"],
            Category = "acknowledgement",
            To = new MailAddress(message.Sender!, message.SenderName),
            ReplyTo = consultation.Inbox.Addresses is [var inbox, ..]
                ? new MailAddress(inbox)
                : new MailAddress(consultation.Contact.Email),
            Subject = subject,
            Language = language,
            Text = string.Join("\n\n", paragraphs.Append($"{consultation.Body.Name.In(language)}").Append(why)) + "\n",
            Html = MailPage.Of(
                language,
                subject,
                Html.Join(
                    paragraphs
                        .Append(consultation.Body.Name.In(language))
                        .Select(paragraph => Html.Of($"<p style=\"margin:0 0 16px\">{paragraph}</p>"))
                ),
                why
            ),
            Headers = headers,
        };
    }

    /// <summary>
    /// What every such mail may say, in either language, cut where something is filled in, with the names that are: a reply quotes it.
    /// </summary>
    internal static IEnumerable<string> Sentences(Consultation consultation) =>
        new[] { Languages.English, Languages.Welsh }.SelectMany(language =>
            Words
                .In(language)
                .All.SelectMany(sentence => Filled().Split(sentence))
                .Append(consultation.Title.In(language))
                .Append(consultation.Body.Name.In(language))
                .Append(consultation.Contact.Email)
        );

    [GeneratedRegex(@"\{\d\}", RegexOptions.CultureInvariant)]
    private static partial Regex Filled();

    private static IEnumerable<string> Paragraphs(
        Consultation consultation,
        Submission submission,
        Words words,
        string language,
        string title,
        SiteAddress site
    )
    {
        string Say(string sentence, params object[] values) => string.Format(CultureInfo.InvariantCulture, sentence, values);
        yield return Say(words.Thanks, title);
        yield return Say(words.Reference, submission.Reference);
        yield return words.Next;
        yield return Say(words.Outcome, site.Outcome(consultation, language));
        if (submission.IsLate)
            yield return words.Late;
        if (
            submission.Standing == Standing.Provisional
            || (submission.Standing == Standing.OfferedAsVersion && submission.CommitteeDate is not null)
        )
            yield return submission.CommitteeDate is { } date
                ? Say(words.ProvisionalUntil, language == Languages.Welsh ? Dates.DayInWelsh(date) : Dates.Day(date))
                : words.Provisional;
        if (submission.Standing == Standing.OfferedAsVersion)
            yield return words.Version;
        if (Unopened(submission) is { Count: > 0 } files)
            yield return Say(words.Unopened, string.Join(", ", files));
        if (!submission.IsLate)
            yield return Say(words.Closes, Moment(consultation.Window, language));
        yield return Say(words.Contact, consultation.Contact.Email);
    }

    /// <summary>Files that the sender can help with: those with a password and those that arrived broken.</summary>
    private static List<string> Unopened(Submission submission)
    {
        var notes = new[] { ExtractionMark.Encrypted.Words(), ExtractionMark.Damaged.Words() };
        return
        [
            .. submission
                .Text.Parts.Where(part => part.Note is { } note && notes.Any(one => note.Contains(one, StringComparison.Ordinal)))
                .Select(part => part.Name)
                .Distinct(),
        ];
    }

    private static string Moment(ConsultationWindow window, string language)
    {
        var closes = window.InZone(window.Closes);
        return language == Languages.Welsh ? Dates.ClosingInWelsh(closes) : Dates.Closing(closes);
    }

    private sealed record Words(
        string Subject,
        string Thanks,
        string Reference,
        string Next,
        string Outcome,
        string Late,
        string Provisional,
        string ProvisionalUntil,
        string Version,
        string Unopened,
        string Closes,
        string Contact,
        string Why
    )
    {
        private static readonly Words English = new(
            "We have your response to {0} (reference {1})",
            "Thank you. We have received your response to {0}.",
            "Your reference is {0}. Please quote it if you write to us about this response.",
            "What happens next: each point you made is read and recorded by theme, and is put before the office before "
                + "decisions on the plan are made. If you sent a file, its text is read in the same way.",
            "What people said and what was done about it will be published at {0}",
            "It reached us after the closing date. It is kept and marked as late.",
            "We have noted that your response is provisional. Please tell us when it is agreed, or send the agreed version by "
                + "replying to this email.",
            "We have noted that your response is provisional until {0}. Please tell us when it is agreed, or send the agreed "
                + "version by replying to this email.",
            "You have responded before. A person will check whether this letter replaces the earlier one or adds to it; "
                + "nothing is counted twice meanwhile.",
            "We could not open: {0}. Please send it again without a password, as a Word document or PDF, by replying to this email.",
            "The consultation closes on {0}.",
            "If anything here is wrong, write to {0}.",
            "This is an automatic message. You get it because an email from your address answered {0}."
        );

        private static readonly Words Cymraeg = new(
            "Mae eich ymateb i “{0}” wedi dod i law (cyfeirnod {1})",
            "Diolch. Mae eich ymateb i “{0}” wedi dod i law.",
            "Eich cyfeirnod yw {0}. Dyfynnwch ef os ysgrifennwch atom am yr ymateb hwn.",
            "Beth sy'n digwydd nesaf: caiff pob pwynt a wnaethoch ei ddarllen a'i gofnodi yn ôl thema, a'i roi gerbron y "
                + "swyddfa cyn gwneud penderfyniadau ar y cynllun. Os anfonoch ffeil, caiff ei thestun ei ddarllen yn yr un modd.",
            "Bydd yr hyn a ddywedodd pobl a'r hyn a wnaed yn ei gylch yn cael ei gyhoeddi yn {0}",
            "Daeth i law ar ôl y dyddiad cau. Caiff ei gadw a'i nodi fel ymateb hwyr.",
            "Rydym wedi nodi bod eich ymateb yn un dros dro. Rhowch wybod i ni pan gaiff ei gytuno, neu anfonwch y fersiwn "
                + "derfynol drwy ateb yr e-bost hwn.",
            "Rydym wedi nodi bod eich ymateb yn un dros dro tan {0}. Rhowch wybod i ni pan gaiff ei gytuno, neu anfonwch y "
                + "fersiwn derfynol drwy ateb yr e-bost hwn.",
            "Rydych wedi ymateb o'r blaen. Bydd person yn gwirio a yw'r llythyr hwn yn disodli'r un cynharach neu'n ychwanegu "
                + "ato; ni chaiff dim ei gyfrif ddwywaith yn y cyfamser.",
            "Nid oeddem yn gallu agor: {0}. Anfonwch y ffeil eto heb gyfrinair, fel dogfen Word neu PDF, drwy ateb yr e-bost hwn.",
            "Mae'r ymgynghoriad yn cau ar {0}.",
            "Os oes unrhyw beth o'i le yma, ysgrifennwch at {0}.",
            "Neges awtomatig yw hon. Rydych yn ei chael am fod e-bost o'ch cyfeiriad wedi ymateb i “{0}”."
        );

        public IEnumerable<string> All =>
            [Subject, Thanks, Reference, Next, Outcome, Late, Provisional, ProvisionalUntil, Version, Unopened, Closes, Contact, Why];

        public static Words In(string language) => language == Languages.Welsh ? Cymraeg : English;
    }
}
