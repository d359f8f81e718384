using System.Text.Json.Serialization;
using ConsultationIntake.Mail;
using ConsultationIntake.Office;

namespace ConsultationIntake.SentMails;

/// <summary>
/// What a mail said that went out, kept as evidence, without the address it went to. A mail of which nobody knows whether it arrived is
/// here too: the ledger of its kind says so.
/// </summary>
public sealed record SentMail : OfficeRecord
{
    /// <summary>Stands where the words of a response stood that was erased.</summary>
    public const string Erased = "[erased]";

    /// <summary>See <see cref="OutgoingMail.Category"/>.</summary>
    public required string Category { get; init; }

    /// <summary>When it was handed over, the last time where it was handed over again.</summary>
    public required DateTimeOffset At { get; init; }
    public required string Subject { get; init; }

    /// <summary>ISO 639-1 of what it says.</summary>
    public required string Language { get; init; }

    /// <summary>Its plain text.</summary>
    public required IReadOnlyList<MailPiece> Pieces { get; init; }

    [JsonIgnore]
    public string Text => string.Concat(Pieces.Select(piece => piece.Text));

    /// <summary>By kind first, so that those of one kind stand together.</summary>
    public static string IdOf(OutgoingMail mail) => $"{First(mail.Category)}{mail.Id}";

    /// <summary>What all ids of a kind begin with.</summary>
    public static string First(string category) => $"{category}.";

    public static SentMail Of(OutgoingMail mail, DateTimeOffset at) =>
        new()
        {
            Id = IdOf(mail),
            Category = mail.Category,
            At = at,
            Subject = mail.Subject,
            Language = mail.Language,
            Pieces = mail.Pieces ?? [new MailPiece(mail.Text, About: null)],
        };

    /// <summary>Without the words of one response; null where nobody can say which those are, so that all of it goes.</summary>
    /// <param name="about">As <see cref="MailPiece.About"/>.</param>
    public SentMail? Without(string about) =>
        Pieces.Any(piece => piece.About is not null)
            ? this with
            {
                Pieces = [.. Pieces.Select(piece => piece.About == about ? piece with { Text = Erased } : piece)],
            }
            : null;
}

/// <summary>
/// That a mail is about a response. The id is the response's reference, a hyphen and the mail's id, so that those of one response stand
/// together.
/// </summary>
public sealed record SentMailAbout : OfficeRecord
{
    public required string Mail { get; init; }

    public static SentMailAbout Of(string reference, string mail) => new() { Id = $"{First(reference)}{mail}", Mail = mail };

    /// <summary>What all ids of a response begin with.</summary>
    public static string First(string reference) => $"{reference}-";
}
