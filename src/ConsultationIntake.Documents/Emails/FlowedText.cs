using MimeKit.Text;

namespace ConsultationIntake.Documents.Emails;

/// <summary>Takes back the wrapping of format=flowed (RFC 3676).</summary>
internal static class FlowedText
{
    private const string SignatureLine = "-- ";

    /// <param name="deletesSpace">The parameter <c>delsp</c>: whether the blank at a line's end belongs to the wrapping.</param>
    public static string Unfold(string text, bool deletesSpace)
    {
        var converter = new FlowedToText { DeleteSpace = deletesSpace };
        // The line above a signature ends in a blank too and flows into nothing (section 4.3), which the converter does not know.
        var sections = text.ReplaceLineEndings("\n").Split("\n" + SignatureLine + "\n");
        return string.Join(
            "\n" + SignatureLine + "\n",
            sections.Select(section => converter.Convert(section).ReplaceLineEndings("\n").TrimEnd('\n'))
        );
    }
}
