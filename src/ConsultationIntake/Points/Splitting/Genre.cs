using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Points.Splitting;

internal enum Genre
{
    /// <summary>Somebody's own words: what is not manners is a view.</summary>
    Reply,

    /// <summary>A committee paper, a briefing, minutes: what is not plainly a view is description.</summary>
    Report,
}

/// <summary>Tells a reply from a report by what it says of itself.</summary>
internal static class GenreReader
{
    private const int EnoughSigns = 3;

    private static readonly PhraseSet FirstPerson = new("we|i|our|my|us|me|you|your|ein|ni|fy");

    public static Genre Of(IReadOnlyList<Block> blocks, PartKind kind)
    {
        if (kind == PartKind.Answer)
            return Genre.Reply;
        var signs = 0;
        var letter = false;
        foreach (var block in blocks)
        {
            var opening = block.Words.Take(7);
            letter |= block.Words.Count <= 8 && opening.StartsWith(LetterPhrases.Salutation);
            if (opening.Has(ReportPhrases.Certain))
                signs += 2;
            else if ((block.Role == BlockRole.Heading || block.Words.Count <= 8) && opening.StartsWith(ReportPhrases.Likely))
                signs++;
            else if (opening.StartsWith(ReportPhrases.Decision))
                signs++;
        }

        if (signs >= (letter ? 2 * EnoughSigns : EnoughSigns))
            return Genre.Report;
        return !letter && kind == PartKind.Attachment && ReadsAsDescription(blocks) ? Genre.Report : Genre.Reply;
    }

    /// <summary>Several paragraphs, hardly one of which asks for or thinks anything.</summary>
    private static bool ReadsAsDescription(IReadOnlyList<Block> blocks)
    {
        var (paragraphs, views) = (0, 0);
        foreach (var block in blocks)
        {
            if (block.Role == BlockRole.Heading || block.Words.Count < 6)
                continue;
            paragraphs++;
            views += block.Words.Has(ViewPhrases.Strong) || block.Words.Has(ViewPhrases.Ask) || block.Words.Has(FirstPerson) ? 1 : 0;
        }

        return paragraphs >= 4 && views * 5 < paragraphs;
    }
}
