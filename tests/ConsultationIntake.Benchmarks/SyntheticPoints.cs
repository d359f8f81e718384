namespace ConsultationIntake.Benchmarks;

/// <summary>Points of about thirty words, one phrase in each: the length and hit rate of real ones. The same on every run.</summary>
internal static class SyntheticPoints
{
    private static readonly string[] Openings =
    [
        "For the last two years we have been asking whether anybody at the office has thought about",
        "I want to say, as someone who has lived here since the war ended, that nothing is worse than",
        "Members of the committee noted with some unease the matter raised by several residents of",
        "Why is it that whenever I ring the number on the website they tell me to write to someone about",
    ];

    private static readonly string[] Endings =
    [
        ", and I should be glad to hear what the plan proposes to do about that before the summer.",
        ". Nobody has ever explained to me who is meant to deal with it, or when they will start.",
        ", which is why the draft should say more than it does on page fourteen.",
    ];

    public static string[] Of(int count, IEnumerable<string> phrases)
    {
        var all = phrases.ToArray();
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => $"{Openings[i % Openings.Length]} {all[i * 7919 % all.Length]}{Endings[i % Endings.Length]}"),
        ];
    }
}
