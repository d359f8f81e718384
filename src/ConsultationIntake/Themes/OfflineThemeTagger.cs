using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ConsultationIntake.Consultations;
using ConsultationIntake.Reading.Learned;
using ConsultationIntake.Themes.Offline;

namespace ConsultationIntake.Themes;

/// <summary>
/// Reads points by the themes' own vocabulary, on this machine alone: no network, no clock, no chance. The same text and
/// themes give the same reading on every run and every machine.
/// </summary>
public sealed class OfflineThemeTagger : IThemeTagger
{
    private readonly ConditionalWeakTable<ThemeSet, CompiledThemes> compiled = [];
    private readonly ConditionalWeakTable<ThemeSet, RecentReadings> remembered = [];
    private readonly ConcurrentBag<PointReader> idle = [];
    private readonly SentenceModel? model;

    public OfflineThemeTagger()
        : this(LearnedModels.Shipped.Themes) { }

    /// <summary>With another model, or with the vocabulary alone.</summary>
    internal OfflineThemeTagger(SentenceModel? model) => this.model = model;

    /// <inheritdoc/>
    public string Name => "offline/1";

    /// <inheritdoc/>
    public Task<IReadOnlyList<PointReading>> ReadAsync(
        Consultation consultation,
        IReadOnlyList<string> texts,
        CancellationToken cancellationToken
    )
    {
        var readings = new PointReading[texts.Count];
        var seen = remembered.GetValue(consultation.Themes, static _ => new RecentReadings());
        for (var i = 0; i < readings.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (seen.Find(texts[i]) is not { } reading)
                seen.Remember(texts[i], reading = Read(consultation.Themes, texts[i]));
            readings[i] = reading;
        }

        return Task.FromResult<IReadOnlyList<PointReading>>(readings);
    }

    /// <summary>One reading; pure. Evidence spans are of <paramref name="text"/>.</summary>
    public PointReading Read(ThemeSet themes, string text)
    {
        var reader = idle.TryTake(out var waiting) ? waiting : new PointReader(model);
        var reading = reader.Read(compiled.GetValue(themes, set => new CompiledThemes(set, model?.Questions ?? [])), text);
        idle.Add(reader);
        return reading;
    }
}
