using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ConsultationIntake.Consultations;
using ConsultationIntake.Points;
using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Learned;
using ConsultationIntake.Themes.Offline;

namespace ConsultationIntake.Themes;

/// <summary>
/// Reads points by the themes' own vocabulary and a model, on this machine alone: no network, no clock, no chance. The same point and
/// themes give the same reading on every run and every machine.
/// </summary>
public sealed class OfflineThemeTagger : IThemeTagger
{
    /// <summary>Some 4 MB of points of ordinary length.</summary>
    private const int Remembered = 2_000;

    private readonly ConditionalWeakTable<ThemeSet, CompiledThemes> compiled = [];
    private readonly ConditionalWeakTable<ThemeSet, Recent<PointText, PointReading>> remembered = [];
    private readonly ConcurrentBag<PointReader> idle = [];
    private readonly Lazy<LearnedModels> models;

    /// <summary>The models are loaded with the first point: a host that starts has none to read yet.</summary>
    public OfflineThemeTagger() => models = new(() => LearnedModels.Shipped);

    /// <summary>With other models.</summary>
    internal OfflineThemeTagger(LearnedModels models) => this.models = new(models);

    /// <inheritdoc/>
    public string Name => "offline/4";

    /// <inheritdoc/>
    public Task<IReadOnlyList<PointReading>> ReadAsync(
        Consultation consultation,
        IReadOnlyList<PointText> points,
        CancellationToken cancellationToken
    )
    {
        var readings = new PointReading[points.Count];
        var seen = remembered.GetValue(consultation.Themes, static _ => new(Remembered));
        for (var i = 0; i < readings.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            readings[i] = seen.Get(points[i], point => Read(consultation.Themes, point));
        }

        return Task.FromResult<IReadOnlyList<PointReading>>(readings);
    }

    /// <summary>One reading; pure. Spans are of the point's words.</summary>
    public PointReading Read(ThemeSet themes, PointText point)
    {
        ArgumentNullException.ThrowIfNull(point);
        var reader = idle.TryTake(out var waiting) ? waiting : new PointReader(models.Value);
        var reading = reader.Read(compiled.GetValue(themes, set => new CompiledThemes(set, models.Value.Points.ThemeCodes)), point);
        idle.Add(reader);
        return reading;
    }
}
