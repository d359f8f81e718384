namespace ConsultationIntake.Reading.Files;

/// <summary>Draws the printed pages of files, for a person to see as their sender made them.</summary>
public interface IPageDrawer
{
    /// <summary>
    /// One page as a still picture. One or two are drawn at a time and others wait, without their files. Whatever the file holds, drawing
    /// it ends soon after <see cref="ReadingLimits.MaxTime"/> and throws nothing but <see cref="OperationCanceledException"/> where the
    /// caller gave up.
    /// </summary>
    /// <param name="open">Reads the file, once it is its turn; null where there is none. What it throws is thrown.</param>
    /// <param name="page">From 1.</param>
    Task<DrawnPage> DrawAsync(Func<CancellationToken, Task<ReceivedFile?>> open, int page, CancellationToken cancellationToken);
}

/// <summary>What became of <see cref="IPageDrawer.DrawAsync"/>.</summary>
public abstract record DrawnPage
{
    private DrawnPage() { }

    /// <param name="Svg">
    /// A picture for an <c>img</c>: letters, lines, areas and small pictures, with no program, font or address in it. It says itself where
    /// something of the page is left out. In UTF-8, some megabytes at most.
    /// </param>
    public sealed record Picture(ReadOnlyMemory<byte> Svg) : DrawnPage;

    /// <param name="Mark">Why, as of a file that cannot be read.</param>
    public sealed record NotDrawn(ExtractionMark Mark) : DrawnPage;

    /// <summary>No file, or one of a kind whose pages are not drawn.</summary>
    public sealed record NoPages : DrawnPage;
}
