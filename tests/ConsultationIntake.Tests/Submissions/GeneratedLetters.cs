using System.Globalization;

namespace ConsultationIntake.Tests.Submissions;

/// <summary>Campaign copies and letters of their own, the same on every run.</summary>
internal static class GeneratedLetters
{
    private static readonly string[] Places =
        "Ashby Burwell Coldham Denford Eastry Fenton Garth Holt Ixworth Jarrow Kirby Luton Malden Norton Otley Penn".Split(' ');

    private static readonly string[] Names = "Ann Bob Cara Dev Ewa Finn Gita Huw Ivy Jon Kim Lee Mina Ned Ola Pat".Split(' ');

    private static readonly string[] Subjects = (
        "officers|the night patrols|young people|the council|our shopkeepers|cyclists|parents|farmers|the call "
        + "handlers|landlords|victims|bus drivers|the wardens|carers|residents|the courts"
    ).Split('|');

    private static readonly string[] Verbs = (
        "need|ignore|deserve|complain about|pay for|cannot find|rely on|have stopped using|would welcome|remember|ask for|were "
        + "promised|never see|keep losing|prefer|talk about"
    ).Split('|');

    private static readonly string[] Objects = (
        "better lighting|the front desk|a quicker answer on 101|honest figures|speed cameras on the hill|the youth "
        + "club|evening buses|cycle lanes|a named officer|the drop-in at the library|proper sentences|the old police "
        + "station|noise wardens|a say in the budget|translation|ramps"
    ).Split('|');

    private static readonly string[] Tails = (
        "on market days|since the spring|when the pubs shut|in every village|after the flood|on the new estate|before "
        + "winter|by the river|at weekends|near the school|this year|at night|on the ring road|in the flats|during term|every "
        + "single week"
    ).Split('|');

    public static string Copy(string template, Random random, int i)
    {
        var words = template.Split(' ').ToList();
        for (var edits = random.Next(4); edits > 0; edits--)
            words[random.Next(words.Count)] = random.Next(3) switch
            {
                0 => "",
                1 => Pick(Places, random),
                _ => "really",
            };
        var letter =
            string.Join(' ', words)
            + $"\n\nYours sincerely,\n{Pick(Names, random)} Sender{i}\n{random.Next(1, 200)} Mill Lane, {Pick(Places, random)}";
        return random.Next(10) switch
        {
            0 => Sentences(random, 2) + "\n\n" + letter,
            1 => letter + "\n\nPS " + Sentences(random, 4),
            2 => letter.ToUpperInvariant(),
            _ => letter,
        };
    }

    public static string Own(Random random) =>
        "Dear Commissioner,\n\n" + Sentences(random, random.Next(2, 14)) + "\n\nYours sincerely,\n" + Pick(Names, random);

    public static string Template(int seed)
    {
        var random = new Random(seed);
        return $"Dear Commissioner,\n\nI am writing about {Pick(Objects, random)} and ask you to read this letter before you issue "
            + $"the plan.\n\n{Sentences(random, 9)}";
    }

    private static string Sentences(Random random, int count) =>
        string.Join(
            ' ',
            Enumerable
                .Range(0, count)
                .Select(_ =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"In {Pick(Places, random)} {Pick(Subjects, random)} {Pick(Verbs, random)} {Pick(Objects, random)} "
                            + $"{Pick(Tails, random)}, and in {Pick(Places, random)} {Pick(Subjects, random)} {Pick(Verbs, random)} "
                            + $"{Pick(Objects, random)}."
                    )
                )
        );

    private static string Pick(string[] from, Random random) => from[random.Next(from.Length)];
}
