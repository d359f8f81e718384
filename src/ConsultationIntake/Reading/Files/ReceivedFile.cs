namespace ConsultationIntake.Reading.Files;

/// <summary>A file as somebody sent it.</summary>
/// <param name="FileName">As the sender named it, without any folder: see <see cref="SafeName"/>.</param>
/// <param name="ContentType">As declared, in lower case: a hint and no more; empty where nothing was.</param>
public sealed record ReceivedFile(string FileName, string ContentType, ReadOnlyMemory<byte> Content)
{
    /// <summary>A file name that is safe to show and to save as: no folder, no control characters, at most 120 characters.</summary>
    public static string SafeName(string? name, int number)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var safe = string.Concat(last.Where(c => !char.IsControl(c) && c is not ('<' or '>' or ':' or '"' or '|' or '?' or '*')))
            .Trim()
            .Trim('.');
        if (safe.Length > 120)
            safe = safe[..80] + safe[^40..];
        return safe.Length > 0 ? safe : $"attachment-{number}";
    }
}
