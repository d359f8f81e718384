using ConsultationIntake.Mail;
using ConsultationIntake.Reading;

namespace ConsultationIntake.Inbox.Understanding;

/// <summary>Everything an email says, ready to become a submission.</summary>
internal sealed record Letter
{
    public required IReadOnlyList<SubmissionText.Piece> Pieces { get; init; }

    /// <summary>What staff should see: see <see cref="ExtractionMarks.Code"/>.</summary>
    public required IReadOnlyList<string> Marks { get; init; }

    /// <summary>Who wrote what was forwarded, the innermost first.</summary>
    public required IReadOnlyList<MailAddress> Forwarded { get; init; }

    /// <summary>The own words of the sender: body without what is set aside, then the attachments.</summary>
    public string ResponseText => string.Join("\n\n", Pieces.Where(piece => piece.Kind != PartKind.SetAside).Select(piece => piece.Text));

    /// <summary>All texts, for finding a name: a signature says more of who wrote than the letter does.</summary>
    public IReadOnlyList<string> AllTexts =>
        [.. Pieces.Where(piece => piece.Name is not ("quoted" or "disclaimer")).Select(piece => piece.Text)];

    public bool HasDocuments => Pieces.Any(piece => piece.Kind == PartKind.Attachment || piece.Note is not null);

    /// <summary>No words of the sender's own and no file that a person has to read.</summary>
    public bool IsEmpty => !HasDocuments && string.IsNullOrWhiteSpace(ResponseText);
}
