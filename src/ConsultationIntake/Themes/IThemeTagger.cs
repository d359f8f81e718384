using ConsultationIntake.Consultations;
using ConsultationIntake.Points;

namespace ConsultationIntake.Themes;

/// <summary>
/// Reads points: themes with evidence, stance, and signs of risk. Implementations batch, and analyse equal points once.
/// </summary>
public interface IThemeTagger
{
    /// <summary>A name and version for the record, for instance <c>offline/1</c>: another value means another result is possible.</summary>
    string Name { get; }

    /// <summary>The same for one consultation, where its settings have a say in how its points are read.</summary>
    string NameFor(Consultation consultation) => Name;

    /// <summary>
    /// One reading a point, in the order given; evidence spans are relative to the words of the point. What stands around a point has a
    /// say in its themes, its stance and whether somebody seems at risk.
    /// Safe to repeat and to call in parallel. Throws where the work should be tried again later (a service that is
    /// down or throttled: <see cref="TaggerUnavailableException"/>); a single text the service cannot take is read offline
    /// and says so in <see cref="PointReading.Note"/>.
    /// </summary>
    Task<IReadOnlyList<PointReading>> ReadAsync(
        Consultation consultation,
        IReadOnlyList<PointText> points,
        CancellationToken cancellationToken
    );
}
