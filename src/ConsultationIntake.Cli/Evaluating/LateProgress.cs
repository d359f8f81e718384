using System.Diagnostics;

namespace ConsultationIntake.Cli.Evaluating;

/// <summary>A bar on standard error that shows itself only once the work has taken a second.</summary>
internal sealed class LateProgress(string title, TextWriter error) : IDisposable
{
    private const int Width = 30;

    private readonly Stopwatch watch = Stopwatch.StartNew();
    private long expected;
    private long done;
    private long shownAt;

    public void Expect(int more) => expected += more;

    public void Add(int more)
    {
        done += more;
        var elapsed = watch.ElapsedMilliseconds;
        if (elapsed < 1000 || elapsed - shownAt < 100)
            return;
        shownAt = elapsed;
        var filled = (int)(Width * Math.Min(done, expected) / Math.Max(expected, 1));
        error.Write($"\r{title} [{new string('#', filled)}{new string('.', Width - filled)}] {100 * done / Math.Max(expected, 1), 3}%");
    }

    /// <summary>Writes a line of its own, above the bar where one is shown.</summary>
    public void Say(string line)
    {
        if (shownAt > 0)
            error.Write($"\r{new string(' ', title.Length + Width + 8)}\r");
        shownAt = 0;
        error.WriteLine(line);
    }

    public void Dispose()
    {
        if (shownAt > 0)
            error.WriteLine();
    }
}
