using ConsultationIntake.Reading;

namespace ConsultationIntake.Submissions.NearCopies;

/// <summary>What two letters are compared by: the words that their senders wrote.</summary>
internal static class OwnWords
{
    /// <summary>
    /// The text with blanks in place of what was set aside (quoted mail, a covering note, a signature) and of options that were
    /// chosen: letters that carry the same invitation along are no copies of each other. Every word stays at its place.
    /// </summary>
    public static string Of(SubmissionText text)
    {
        var words = text.Value.ToCharArray();
        foreach (var part in text.Parts.Where(part => part.Kind is PartKind.SetAside or PartKind.Choice))
            Array.Fill(words, ' ', part.Span.Start, part.Span.Length);
        return new string(words);
    }
}
