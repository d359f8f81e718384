using ConsultationIntake.Reading;

namespace ConsultationIntake.Submissions.NearCopies;

/// <summary>What two letters are compared by: the words that their senders wrote.</summary>
internal static class OwnWords
{
    /// <summary>
    /// The text with blanks in place of what was set aside before it was read (quoted mail, a covering note, a signature), of options that
    /// were chosen and of headings: letters that carry the same invitation along, or fill in the same form, are no copies of each other.
    /// Every word stays at its place.
    /// </summary>
    /// <param name="text">The letter.</param>
    /// <param name="passages">The account of its words.</param>
    public static string Of(SubmissionText text, IReadOnlyList<Passage> passages)
    {
        var words = text.Value.ToCharArray();
        foreach (var part in text.Parts.Where(part => part.Kind is PartKind.SetAside or PartKind.Choice))
            Array.Fill(words, ' ', part.Span.Start, part.Span.Length);
        foreach (var heading in passages.Where(passage => passage.SetAside is SetAsideReason.Heading))
            Array.Fill(words, ' ', heading.Span.Start, heading.Span.Length);
        return new string(words);
    }
}
