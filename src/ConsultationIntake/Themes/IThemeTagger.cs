using ConsultationIntake.Consultations;
using ConsultationIntake.Points;

namespace ConsultationIntake.Themes;

/// <summary>
/// Reads points: themes with evidence, and stance. Implementations batch, and analyse equal texts once.
/// </summary>
public interface IThemeTagger
{
    /// <summary>A name and version for the record, for instance <c>offline/1</c>: another value means another result is possible.</summary>
    string Name { get; }

    /// <summary>The same for one consultation, where its settings have a say in how its points are read.</summary>
    string NameFor(Consultation consultation) => Name;

    /// <summary>
    /// One reading a text, in the order given; evidence spans are relative to the text they were found in.
    /// Safe to repeat and to call in parallel. Throws where the work should be tried again later (a service that is
    /// down or throttled: <see cref="TaggerUnavailableException"/>); a single text the service cannot take is read offline
    /// and says so in <see cref="PointReading.Note"/>.
    /// </summary>
    Task<IReadOnlyList<PointReading>> ReadAsync(
        Consultation consultation,
        IReadOnlyList<string> texts,
        CancellationToken cancellationToken
    );
}
