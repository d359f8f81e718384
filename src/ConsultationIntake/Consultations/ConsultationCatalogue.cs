namespace ConsultationIntake.Consultations;

/// <summary>The consultations this host serves, in the order of their slugs.</summary>
public sealed class ConsultationCatalogue
{
    private readonly SortedDictionary<string, Consultation> bySlug;

    public ConsultationCatalogue(IEnumerable<Consultation> consultations) =>
        bySlug = new(consultations.ToDictionary(consultation => consultation.Slug.ToString()), StringComparer.Ordinal);

    public IReadOnlyCollection<Consultation> All => bySlug.Values;

    public Consultation? Find(ConsultationSlug slug) => bySlug.GetValueOrDefault(slug.ToString());

    public Consultation? Find(string? slug) => slug is null ? null : bySlug.GetValueOrDefault(slug);

    /// <summary>
    /// Loads every sub-folder of <paramref name="root"/> that has no leading dot.
    /// Throws <see cref="InvalidConsultationException"/> with the mistakes of all of them.
    /// </summary>
    public static ConsultationCatalogue Load(string root)
    {
        if (!Directory.Exists(root))
            throw new InvalidConsultationException([new(root, "folder", "This folder is missing: it holds one folder for each consultation.")]);

        var loaded = new List<Consultation>();
        var problems = new List<ConsultationProblem>();
        foreach (var folder in Directory.EnumerateDirectories(root).Where(folder => !Path.GetFileName(folder).StartsWith('.')).Order(StringComparer.Ordinal))
        {
            try
            {
                loaded.Add(ConsultationFolder.Load(folder));
            }
            catch (InvalidConsultationException invalid)
            {
                problems.AddRange(invalid.Problems);
            }
        }

        if (loaded.Count == 0 && problems.Count == 0)
            problems.Add(new(root, "folder", "There is no consultation here: add a folder with consultation.json and themes.json."));
        return problems.Count == 0 ? new ConsultationCatalogue(loaded) : throw new InvalidConsultationException(problems);
    }
}
