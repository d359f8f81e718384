namespace ConsultationIntake.Equality;

/// <summary>
/// The equality questions in the harmonised wording of the Government Statistical Service (analysisfunction.civilservice.gov.uk,
/// "GSS Harmonised Standards"), each with "prefer not to say" at its end.
/// </summary>
public static class EqualityQuestions
{
    public const string PreferNotToSay = "prefer-not-to-say";

    private static readonly EqualityOption NotSaid = new(PreferNotToSay, new("Prefer not to say", "Mae'n well gennyf beidio â dweud"));

    public static IReadOnlyList<EqualityQuestion> All { get; } =
    [
        new(
            "age",
            new("What is your age?", "Beth yw eich oed?"),
            [
                new("under-18", new("Under 18", "Dan 18")),
                new("18-24", new("18 to 24", "18 i 24")),
                new("25-34", new("25 to 34", "25 i 34")),
                new("35-44", new("35 to 44", "35 i 44")),
                new("45-54", new("45 to 54", "45 i 54")),
                new("55-64", new("55 to 64", "55 i 64")),
                new("65-74", new("65 to 74", "65 i 74")),
                new("75-over", new("75 or over", "75 neu hŷn")),
                NotSaid,
            ]
        ),
        new(
            "sex",
            new("What is your sex?", "Beth yw eich rhyw?"),
            [new("female", new("Female", "Benyw")), new("male", new("Male", "Gwryw")), NotSaid]
        ),
        new(
            "gender",
            new(
                "Is the gender you identify with the same as your sex registered at birth?",
                "A yw'r rhywedd rydych yn uniaethu ag ef yr un peth â'ch rhyw a gofrestrwyd pan gawsoch eich geni?"
            ),
            [new("yes", new("Yes", "Ydy")), new("no", new("No", "Nac ydy")), NotSaid]
        ),
        new(
            "condition",
            new(
                "Do you have any physical or mental health conditions or illnesses lasting or expected to last 12 months or more?",
                "A oes gennych unrhyw gyflyrau iechyd corfforol neu feddyliol neu salwch sydd wedi para, neu y disgwylir "
                    + "iddynt bara, 12 mis neu fwy?"
            ),
            [new("yes", new("Yes", "Oes")), new("no", new("No", "Nac oes")), NotSaid]
        ),
        new(
            "activities",
            new(
                "Do any of your conditions or illnesses reduce your ability to carry out day-to-day activities?",
                "A yw unrhyw rai o'ch cyflyrau neu salwch yn lleihau eich gallu i gyflawni gweithgareddau o ddydd i ddydd?"
            ),
            [
                new("a-lot", new("Yes, a lot", "Ydyn, llawer")),
                new("a-little", new("Yes, a little", "Ydyn, ychydig")),
                new("not-at-all", new("Not at all", "Ddim o gwbl")),
                NotSaid,
            ]
        ),
        new(
            "ethnic-group",
            new("What is your ethnic group?", "Beth yw eich grŵp ethnig?"),
            [
                new(
                    "white-british",
                    new(
                        "White: English, Welsh, Scottish, Northern Irish or British",
                        "Gwyn: Cymreig, Seisnig, Albanaidd, Gwyddelig Gogledd Iwerddon neu Brydeinig"
                    )
                ),
                new("white-irish", new("White: Irish", "Gwyn: Gwyddelig")),
                new("gypsy", new("White: Gypsy or Irish Traveller", "Gwyn: Sipsi neu Deithiwr Gwyddelig")),
                new("roma", new("White: Roma", "Gwyn: Roma")),
                new("white-other", new("Any other White background", "Unrhyw gefndir Gwyn arall")),
                new("mixed-white-black-caribbean", new("Mixed: White and Black Caribbean", "Cymysg: Gwyn a Du Caribïaidd")),
                new("mixed-white-black-african", new("Mixed: White and Black African", "Cymysg: Gwyn a Du Affricanaidd")),
                new("mixed-white-asian", new("Mixed: White and Asian", "Cymysg: Gwyn ac Asiaidd")),
                new("mixed-other", new("Any other Mixed or Multiple background", "Unrhyw gefndir Cymysg neu Amlethnig arall")),
                new("indian", new("Asian or Asian British: Indian", "Asiaidd neu Asiaidd Prydeinig: Indiaidd")),
                new("pakistani", new("Asian or Asian British: Pakistani", "Asiaidd neu Asiaidd Prydeinig: Pacistanaidd")),
                new("bangladeshi", new("Asian or Asian British: Bangladeshi", "Asiaidd neu Asiaidd Prydeinig: Bangladeshaidd")),
                new("chinese", new("Asian or Asian British: Chinese", "Asiaidd neu Asiaidd Prydeinig: Tsieineaidd")),
                new("asian-other", new("Any other Asian background", "Unrhyw gefndir Asiaidd arall")),
                new("black-african", new("Black or Black British: African", "Du neu Ddu Prydeinig: Affricanaidd")),
                new("black-caribbean", new("Black or Black British: Caribbean", "Du neu Ddu Prydeinig: Caribïaidd")),
                new("black-other", new("Any other Black background", "Unrhyw gefndir Du arall")),
                new("arab", new("Arab", "Arabaidd")),
                new("other", new("Any other ethnic group", "Unrhyw grŵp ethnig arall")),
                NotSaid,
            ]
        ),
        new(
            "religion",
            new("What is your religion?", "Beth yw eich crefydd?"),
            [
                new("none", new("No religion", "Dim crefydd")),
                new("christian", new("Christian (all denominations)", "Cristnogaeth (pob enwad)")),
                new("buddhist", new("Buddhist", "Bwdhaeth")),
                new("hindu", new("Hindu", "Hindŵaeth")),
                new("jewish", new("Jewish", "Iddewiaeth")),
                new("muslim", new("Muslim", "Islam")),
                new("sikh", new("Sikh", "Siciaeth")),
                new("other", new("Any other religion", "Unrhyw grefydd arall")),
                NotSaid,
            ]
        ),
        new(
            "orientation",
            new(
                "Which of the following best describes your sexual orientation?",
                "Pa un o'r canlynol sy'n disgrifio eich cyfeiriadedd rhywiol orau?"
            ),
            [
                new("straight", new("Straight or heterosexual", "Strêt neu heterorywiol")),
                new("gay-lesbian", new("Gay or lesbian", "Hoyw neu lesbiaidd")),
                new("bisexual", new("Bisexual", "Deurywiol")),
                new("other", new("Other sexual orientation", "Cyfeiriadedd rhywiol arall")),
                NotSaid,
            ]
        ),
    ];
}
