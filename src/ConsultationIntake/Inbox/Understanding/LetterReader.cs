using ConsultationIntake.Inbox.Emails;
using ConsultationIntake.Inbox.Envelope;
using ConsultationIntake.Mail;
using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Files;
using ConsultationIntake.Reading.Structure;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Inbox.Understanding;

/// <summary>Reads an email with everything attached to it, mails inside mails too, up to the limits.</summary>
/// <param name="isOurs">Whether an address is the office's own.</param>
internal sealed class LetterReader(IDocumentReader documents, ReadingBudget budget, Func<string, bool> isOurs)
{
    internal const string BodyTooLong = SubmissionMarks.BodyTooLong;
    internal const string NotComplete = SubmissionMarks.NotComplete;

    /// <summary>As encrypted text stands in a mail (RFC 9580, section 6.2).</summary>
    private const string EncryptedText = "-----BEGIN PGP MESSAGE-----";

    private const int Decoration = 64 * 1024;

    /// <summary>Fewer words beside a picture only hand it over: the picture may be the letter.</summary>
    private const int FewWords = 15;

    public async Task<Letter> ReadAsync(InboundEmail email, CancellationToken cancellationToken)
    {
        var reading = new Reading(documents, budget, isOurs, cancellationToken);
        await reading.VisitAsync(email);
        await reading.PicturesAsync();
        return new Letter
        {
            Pieces = WithCoverNotes(reading.Pieces),
            Marks = [.. reading.Marks],
            Forwarded = reading.Forwarded,
        };
    }

    private static List<SubmissionText.Piece> WithCoverNotes(List<SubmissionText.Piece> pieces) =>
        pieces.Any(piece => piece.Kind == PartKind.Attachment || piece.Note is not null)
            ? [.. pieces.SelectMany(piece => piece.Kind == PartKind.EmailBody ? CoverNote.Cut(piece) : [piece])]
            : pieces;

    private sealed class Reading(
        IDocumentReader documents,
        ReadingBudget budget,
        Func<string, bool> isOurs,
        CancellationToken cancellationToken
    )
    {
        private readonly List<EmailAttachment> pictures = [];

        public List<SubmissionText.Piece> Pieces { get; } = [];

        public SortedSet<string> Marks { get; } = new(StringComparer.Ordinal);

        public List<MailAddress> Forwarded { get; } = [];

        public async Task VisitAsync(InboundEmail email)
        {
            if (!email.Complete)
                Marks.Add(NotComplete);
            if (email.TextsDiffer)
                Marks.Add(SubmissionMarks.TextsDiffer);
            Body(email);
            foreach (var file in email.Attachments)
                await AttachmentAsync(file);
        }

        /// <summary>Small pictures are logos, unless the mail says next to nothing without them.</summary>
        public async Task PicturesAsync()
        {
            var own = Pieces.Where(piece => piece.Kind != PartKind.SetAside).ToList();
            if (own.Any(piece => piece.Kind == PartKind.Attachment) || own.Sum(piece => WordsOf(piece.Text)) >= FewWords)
                return;
            foreach (var picture in pictures)
                Add(picture, await documents.ReadAsync(picture.File, budget, cancellationToken));
        }

        private static int WordsOf(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

        private void Body(InboundEmail email)
        {
            var text = TextTidy.Block(Limited(email.Body.Value));
            if (text.Contains(EncryptedText, StringComparison.Ordinal))
                Marks.Add(ExtractionMark.Encrypted.Code());
            var envelope = EnvelopeReader.Read(
                text,
                new MailSetting
                {
                    IsReply = email.Headers["In-Reply-To"] is not null || email.Headers["References"] is not null,
                    Subject = email.Subject,
                    IsOurs = isOurs,
                }
            );
            if (envelope.Parts.Any(part => !part.Certain))
                Marks.Add(EmailMarks.SetAsideToCheck);
            if (envelope.Forwarded is { } original)
                Forwarded.Insert(0, original);
            foreach (var (i, part) in envelope.Parts.Index())
            {
                var kind = part.IsResponse ? PartKind.EmailBody : PartKind.SetAside;
                var piece = new SubmissionText.Piece(kind, part.Name, part.Span.Of(text))
                {
                    SetAside = part.Reason,
                    Evidence = part.Evidence,
                };
                Pieces.Add(i == 0 ? piece : piece with { Before = text[envelope.Parts[i - 1].Span.End..part.Span.Start] });
            }
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
            if (file.Kind == DocumentKind.Accessory)
                return;
            if (IsDecoration(file))
                pictures.Add(file);
            else if (file.Message is { } inner)
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
                Pieces.Add(
                    new SubmissionText.Piece(PartKind.Attachment, file.FileName, text.Value) { PageStarts = text.PageStarts, Note = note }
                );
            else
                Pieces.Add(new SubmissionText.Piece(PartKind.SetAside, file.FileName, "") { Note = note });
            if (text.Letterhead.Length > 0)
                Pieces.Add(Beside(file, text.Letterhead, SetAsideReason.PageHeader, "Headers and footers."));
            if (PageHeader.MaySaySomething(text.Letterhead))
                Marks.Add(SubmissionMarks.HeaderToCheck);
            if (text.Margin.Length > 0)
                Pieces.Add(Beside(file, text.Margin, SetAsideReason.MarginComment, "Comments in the margin."));
        }

        private static SubmissionText.Piece Beside(EmailAttachment file, string text, SetAsideReason reason, string note) =>
            new(PartKind.SetAside, file.FileName, text) { SetAside = reason, Note = note };

        /// <summary>A logo in a signature is no letter; a photograph of one is.</summary>
        private static bool IsDecoration(EmailAttachment file) =>
            file is { Kind: DocumentKind.Image, Inline: true, Content.Length: < Decoration };
    }
}
