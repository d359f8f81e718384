namespace ConsultationIntake.Inbox.Emails;

/// <summary>A file that came with an email.</summary>
/// <param name="FileName">As the sender named it, without any folder.</param>
/// <param name="ContentType">As declared, in lower case: a hint and no more.</param>
/// <param name="ContentId">What the HTML calls it (<c>cid:</c>), without angle brackets; or null.</param>
/// <param name="Inline">Whether the sender meant it to be shown in the text.</param>
internal sealed record EmailAttachment(string FileName, string ContentType, ReadOnlyMemory<byte> Content, string? ContentId = null, bool Inline = false)
{
    /// <summary>A file name that is safe to show and to save as: no folder, no control characters, at most 120 characters.</summary>
    public static string SafeName(string? name, int number)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var safe = string.Concat(last.Where(c => !char.IsControl(c) && c is not ('<' or '>' or ':' or '"' or '|' or '?' or '*'))).Trim().Trim('.');
        if (safe.Length > 120)
            safe = safe[..80] + safe[^40..];
        return safe.Length > 0 ? safe : $"attachment-{number}";
    }
}
