namespace ConsultationIntake.Web.Form;

/// <summary>The draft plan's Markdown as far as a form shows it: headings and paragraphs.</summary>
internal static class PlanSections
{
    /// <summary>The paragraphs under a heading, up to the next one; none where there is no such heading.</summary>
    internal static IReadOnlyList<string> Under(string? markdown, string? heading)
    {
        if (markdown is null || heading is null)
            return [];
        return [.. Blocks(markdown).SkipWhile(block => !IsHeading(block) || Words(block) != heading).Skip(1).TakeWhile(block => !IsHeading(block))];
    }

    internal static IEnumerable<string> Blocks(string markdown) =>
        markdown.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal static bool IsHeading(string block) => block.StartsWith('#');

    internal static bool IsTitle(string block) => block.StartsWith("# ", StringComparison.Ordinal);

    internal static string Words(string block) => block.TrimStart('#').Trim();
}
