using System.Text.RegularExpressions;
using ConsultationIntake.Inbox.Emails;
using ConsultationIntake.Reading.Files;
using ConsultationIntake.Reading.Structure;
using ConsultationIntake.Mail;
using ConsultationIntake.Reading;

namespace ConsultationIntake.Inbox.Understanding;

/// <summary>Reads an email with everything attached to it, mails inside mails too, up to the limits.</summary>
internal sealed partial class LetterReader(IDocumentReader documents, ReadingBudget budget)
{
    internal const string BodyTooLong = "body-too-long";
    internal const string NotComplete = "message-not-complete";

    private const int Decoration = 64 * 1024;
    private const int CoverNote = 700;

    public async Task<Letter> ReadAsync(InboundEmail email, CancellationToken cancellationToken)
    {
        var reading = new Reading(documents, budget, cancellationToken);
        await reading.VisitAsync(email);
        return new Letter { Pieces = WithCoverNotes(reading.Pieces), Marks = [.. reading.Marks], Forwarded = reading.Forwarded };
    }

    /// <summary>"Please find attached": where a file says it all, the words that hand it over are no response.</summary>
    private static List<SubmissionText.Piece> WithCoverNotes(List<SubmissionText.Piece> pieces)
    {
        var attached = pieces.Where(piece => piece.Kind == PartKind.Attachment || piece.Note is not null).ToList();
        if (attached.Count == 0)
            return pieces;
        return [.. pieces.Select(piece =>
            piece.Kind == PartKind.EmailBody && piece.Text.Length < CoverNote && HandsOver().IsMatch(piece.Text) && !ListItem().IsMatch(piece.Text)
                ? piece with { Kind = PartKind.SetAside, Name = "cover-note" }
                : piece)];
    }

    private sealed class Reading(IDocumentReader documents, ReadingBudget budget, CancellationToken cancellationToken)
    {
        public List<SubmissionText.Piece> Pieces { get; } = [];

        public SortedSet<string> Marks { get; } = new(StringComparer.Ordinal);

        public List<MailAddress> Forwarded { get; } = [];

        public async Task VisitAsync(InboundEmail email)
        {
            if (!email.Complete)
                Marks.Add(NotComplete);
            Body(email);
            foreach (var file in email.Attachments)
                await AttachmentAsync(file);
        }

        private void Body(InboundEmail email)
        {
            var body = LetterBodyReader.Read(Limited(email.Body.Value), email.Subject);
            Pieces.AddRange(body.Pieces.Select(piece =>
                new SubmissionText.Piece(piece.IsResponse ? PartKind.EmailBody : PartKind.SetAside, piece.Name, piece.Text)));
            if (body.Forwarded?.From is { } original)
                Forwarded.Insert(0, original);
        }

        private string Limited(string text)
        {
            if (text.Length <= budget.Limits.MaxCharacters)
                return text;
            Marks.Add(BodyTooLong);
            return text[..budget.Limits.MaxCharacters];
        }

        private async Task AttachmentAsync(EmailAttachment file)
        {
            if (file.Kind == DocumentKind.Accessory || IsDecoration(file))
                return;
            if (file.Message is { } inner)
            {
                if (inner.From is { } from)
                    Forwarded.Insert(0, from);
                await VisitAsync(inner);
            }
            else
            {
                Add(file, await documents.ReadAsync(file.File, budget, cancellationToken));
            }
        }

        private void Add(EmailAttachment file, ExtractedText text)
        {
            foreach (var mark in text.Marks)
                Marks.Add(mark.Code());
            var note = text.Marks.Count == 0 ? null : string.Join(' ', text.Marks.Select(mark => mark.Words()));
            if (text.Value.Length > 0)
                Pieces.Add(new SubmissionText.Piece(PartKind.Attachment, file.FileName, text.Value) { PageStarts = text.PageStarts, Note = note });
            else
                Pieces.Add(new SubmissionText.Piece(PartKind.SetAside, file.FileName, "") { Note = note });
            if (text.Letterhead.Length > 0)
                Pieces.Add(new SubmissionText.Piece(PartKind.SetAside, file.FileName, text.Letterhead) { Note = "Headers and footers." });
            if (text.Margin.Length > 0)
                Pieces.Add(new SubmissionText.Piece(PartKind.SetAside, file.FileName, text.Margin) { Note = "Comments in the margin." });
        }

        /// <summary>A logo in a signature is no letter; a photograph of one is.</summary>
        private static bool IsDecoration(EmailAttachment file) => file is { Kind: DocumentKind.Image, Inline: true, Content.Length: < Decoration };
    }

    [GeneratedRegex(@"\b(attach(ed|ment|ments|ing)?|enclos(ed|ing|ure)|find (below|our)|ynghlwm|amgae(dig|af|ir)?|atodi(r|ad)?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex HandsOver();

    [GeneratedRegex(@"^\s*([-•*]|\(?[a-z0-9]{1,2}[.)])\s+\S", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ListItem();
}
