using System.Text.RegularExpressions;

namespace ConsultationIntake.Web.Exports;

/// <summary>
/// How well the program reads, as the README of this version says it: the figures stand in one place, and whoever measures again changes
/// them there.
/// </summary>
internal static partial class MeasuredQuality
{
    internal const string FileName = "method.md";

    private const string Heading = "### How well it reads";

    /// <summary>Markdown, in English.</summary>
    internal static string Text { get; } = Read();

    private static string Read()
    {
        var assembly = typeof(MeasuredQuality).Assembly;
        using var stream =
            assembly.GetManifestResourceStream("README.md") ?? throw new InvalidOperationException("The README is not in this program.");
        using var reader = new StreamReader(stream);
        var readme = reader.ReadToEnd().ReplaceLineEndings("\n");
        var from = readme.IndexOf(Heading, StringComparison.Ordinal);
        var to = from < 0 ? -1 : readme.IndexOf("\n#", from, StringComparison.Ordinal);
        if (to < 0)
            throw new InvalidOperationException($"The README has nothing under '{Heading}'.");
        var section = LinkInBrackets().Replace(readme[(from + Heading.Length)..to].Trim(), "");
        return $"""
            # How well the program reads

            What it does: it splits each response into points, sets aside what is no point with a reason, proposes themes and stance, and
            flags points that may show a person at risk. What it does not: it answers nobody, decides nothing, leaves no response out and
            changes no word. Each proposal can be put right by a member of staff, and who did so stands in the history.

            These figures were measured on responses that nobody who worked on the program had read. F1 is 1 where it and the people who
            read the same responses agree in everything, and 0 where they agree in nothing.

            {section}

            """;
    }

    /// <summary>What leads to another page of the source code, which is not in the archive.</summary>
    [GeneratedRegex(@"\s*\(\[[^\]]*\]\([^)]*\)\)", RegexOptions.CultureInvariant)]
    private static partial Regex LinkInBrackets();
}
