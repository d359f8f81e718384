using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;
using ConsultationIntake.Themes;

namespace ConsultationIntake.Points;

/// <summary>From a submission's text to its points, read: split, tagged, and marked with what else an officer needs to know.</summary>
public sealed class PointReader(IThemeTagger tagger)
{
    /// <summary>What points are made with now: splitter, tagger and theme versions. Another value means another reading is possible.</summary>
    public string NameFor(Consultation consultation) => $"{PointSplitter.Name} {tagger.Name} themes/{consultation.Themes.Version}";

    public async Task<IReadOnlyList<Point>> ReadAsync(Consultation consultation, Submission submission, CancellationToken cancellationToken)
    {
        var text = submission.Text.Value;
        var sources = PointSplitter.Split(submission.Text, plan: null);
        var own = sources.Where(source => source.Kind == PointKind.OwnView).ToList();
        var readings = await tagger.ReadAsync(consultation, [.. own.Select(source => source.Span.Of(text))], cancellationToken);
        var readingOf = own.Zip(readings).ToDictionary(pair => pair.First.Span, pair => pair.Second);
        return [.. sources.Select((source, i) => Point(i + 1, source, readingOf.GetValueOrDefault(source.Span)))];
    }

    private static Point Point(int number, PointSource source, PointReading? reading) => new()
    {
        Number = number,
        Source = source,
        Tags = [.. (reading?.Tags ?? []).Select(tag => tag with { Evidence = [.. tag.Evidence.Select(span => span.Shift(source.Span.Start))] })],
        Stance = reading?.Stance ?? Stance.Neutral,
        Note = reading?.Note,
    };
}
