using System.Collections.Frozen;

namespace ConsultationIntake.Reading.Language;

/// <summary>The small words that a language cannot do without.</summary>
internal static class FunctionWords
{
    private static readonly (string Language, string Words)[] Lists =
    [
        (
            "en",
            """
            the a an and of to in is it that this for on with as are was were be been have has had not but or at by from they them their there you your we our us i me my he she his her
            who what when where why how which will would could should can cannot can't dont don't do does did no yes if so too more most some any all only just very please thank thanks
            hello hi ok okay good bad need want stop help about out up down than then because into over after before again never always every near off own same such police crime people
            """
        ),
        (
            "cy",
            """
            y yr yn a ac ar i o mae maen ydy yw oes nid does dim ddim na nac nad ond neu gan gyda wrth am at fel hefyd eu ei ein eich fy dy mi fe ni nhw chi ti fi hi ef o'r i'r a'r yw'r mae'r
            sydd sy bod fod wedi bydd byddai roedd oedd fydd rwy rwyf rydw rydyn rydym dwi dw dylai dylid gallai hyn hwn hon hynny rhai pob bob mwy iawn angen eisiau isio diolch os gwelwch
            pan pam sut ble beth pwy lle dros drwy heb rhwng tan nes wrth cyn ar-lein yma yno nawr rwan rŵan byth ers gwneud cael eto dylem hoffwn credaf heddlu cymraeg os pobl gofal plant
            annwyl cofion ie nage oes ydw bore da croeso shwmae shwmai sut mae'n nhw'n chi'n dwi'n hi'n o'n ni'n i'n
            """
        ),
        (
            "fr",
            "le la les un une des du de et est sont dans pour pas que qui ne je tu il elle nous vous ils avec sur ce cette mais ou où plus très bien c'est j'ai au aux être avoir merci bonjour"
        ),
        (
            "es",
            "el la los las un una de del y es son en para por no que se con su al lo como más pero muy está hay este esta yo mi nos gracias hola también porque cuando"
        ),
        (
            "de",
            "der die das ein eine und ist sind in zu den dem nicht mit auf für von es ich wir sie er auch aber oder bei nach aus wie wird haben hat mehr sehr danke kein keine"
        ),
        (
            "pl",
            "i w na z do nie to jest się że jak o po od za dla ale czy są przez tak być mnie nas ich bardzo więcej proszę dziękuję dzień dobry przy tylko już jestem mamy"
        ),
        (
            "pt",
            "o a os as um uma de do da e é são em no na para por não que com se mais mas muito está eu nós obrigado também nos dos das ao pela pelo"
        ),
        (
            "it",
            "il lo la i gli le un una di del della e è sono in per non che con si ma più molto anche io noi grazie questo questa nel nella alla ho ci"
        ),
        (
            "ro",
            "și în la de cu pe nu este sunt un o că din pentru mai dar sau care ce am au fi foarte noi voi mulțumesc să acest această poliția"
        ),
        ("nl", "de het een en van in is zijn niet met op voor dat die te ik wij ze hij ook maar of bij naar uit meer geen heeft dank"),
        ("lt", "ir yra kad su į iš ne bet ar už tai mes aš jie labai daugiau ačiū prie dėl turi būti"),
        ("so", "waa iyo oo ka ku in ay uu la ma waxaan aan leh soo mid badan mahadsanid waxa"),
        ("tr", "ve bir bu için çok değil ile da de ne var yok ben biz daha ama olarak gibi teşekkür polis"),
    ];

    public static FrozenDictionary<string, IReadOnlyList<string>> LanguagesByWord { get; } =
        Lists
            .SelectMany(list =>
                list.Words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Distinct().Select(word => (word, list.Language))
            )
            .GroupBy(entry => entry.word, entry => entry.Language)
            .ToFrozenDictionary(group => group.Key, IReadOnlyList<string> (group) => [.. group], StringComparer.Ordinal);
}
