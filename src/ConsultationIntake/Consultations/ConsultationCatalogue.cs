namespace ConsultationIntake.Consultations;

/// <summary>The consultations this host serves, in the order of their slugs.</summary>
public sealed class ConsultationCatalogue
{
    private readonly SortedDictionary<string, Consultation> bySlug;

    public ConsultationCatalogue(IEnumerable<Consultation> consultations, IReadOnlyList<ConsultationProblem>? problems = null)
    {
        bySlug = new(consultations.ToDictionary(consultation => consultation.Slug.ToString()), StringComparer.Ordinal);
        Problems = problems ?? [];
    }

    /// <summary>What keeps other consultations from being served, until their files are put right and the host is started again.</summary>
    public IReadOnlyList<ConsultationProblem> Problems { get; }

    public IReadOnlyCollection<Consultation> All => bySlug.Values;

    public Consultation? Find(ConsultationSlug slug) => bySlug.GetValueOrDefault(slug.ToString());

    public Consultation? Find(string? slug) => slug is null ? null : bySlug.GetValueOrDefault(slug);

    /// <summary>
    /// Loads every sub-folder of <paramref name="root"/> that has no leading dot. One with mistakes keeps no other from being
    /// served. Throws <see cref="InvalidConsultationException"/> with the mistakes of all where none can be.
    /// </summary>
    public static ConsultationCatalogue Load(string root, DateTimeOffset now)
    {
        if (!Directory.Exists(root))
            throw new InvalidConsultationException([
                new(root, "folder", "This folder is missing: it holds one folder for each consultation."),
            ]);

        var loaded = new List<Consultation>();
        var problems = new List<ConsultationProblem>();
        foreach (
            var folder in Directory
                .EnumerateDirectories(root)
                .Where(folder => !Path.GetFileName(folder).StartsWith('.'))
                .Order(StringComparer.Ordinal)
        )
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
        foreach (var shared in SharedAddresses(loaded, now))
        {
            problems.Add(
                new(
                    Path.Combine(root, shared.Second.Slug.ToString(), "consultation.json"),
                    "$.inbox.addresses",
                    $"{shared.Address} belongs to {shared.First.Slug} too, which is open at the same time: nobody could tell "
                        + "whose mail it is. Use another address."
                )
            );
            loaded.Remove(shared.Second);
        }

        return loaded.Count > 0 ? new ConsultationCatalogue(loaded, problems) : throw new InvalidConsultationException(problems);
    }

    /// <summary>Two with one address that will both be open at some moment. Of two that were, the one still open gets the mail.</summary>
    private static List<(Consultation First, Consultation Second, string Address)> SharedAddresses(
        List<Consultation> loaded,
        DateTimeOffset now
    ) =>
        [
            .. from first in loaded
            from second in loaded.SkipWhile(other => other != first).Skip(1)
            where first.Window.Opens < second.Window.Closes && second.Window.Opens < first.Window.Closes
            where now < first.Window.Closes && now < second.Window.Closes
            let shared = first.Inbox.Addresses.Intersect(second.Inbox.Addresses, StringComparer.OrdinalIgnoreCase).FirstOrDefault()
            where shared is not null
            select (first, second, shared),
        ];
}
