namespace ConsultationIntake.Contracts.Inbox;

/// <summary>What the letter of two pages (<c>two-pages.fodt</c>) says, in its order.</summary>
public static class Letters
{
    public const string Patrols =
        "There should be more visible patrols in the market square at night, because residents have told us again and again that "
        + "anti-social behaviour there keeps them away from the shops.";
    public const string Contact = "Victims should have a single named contact from the first report to the end of the case.";
    public const string HateCrime = "The plan says little about hate crime, and we would like to see that put right.";
    public const string Funding = "Funding for the partnership should be set out for three years.";
}
