using ConsultationIntake.Consultations;
using ConsultationIntake.Points;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Reports;

public sealed partial record ReportText
{
    private static ReportText Welsh { get; } =
        new()
        {
            Language = Languages.Welsh,
            LanguageNames = new Dictionary<string, string> { [Languages.English] = "Saesneg", [Languages.Welsh] = "Cymraeg" },
            Stances = new Dictionary<Stance, string>
            {
                [Stance.Neutral] = "Niwtral",
                [Stance.Supports] = "Cefnogi",
                [Stance.Opposes] = "Beirniadol",
                [Stance.Mixed] = "Cymysg",
                [Stance.Asks] = "Gofyn",
            },
            Channels = new Dictionary<Channel, string>
            {
                [Channel.Form] = "y ffurflen we",
                [Channel.Api] = "system arall",
                [Channel.Partner] = "system partner",
                [Channel.Email] = "e-bost",
                [Channel.Import] = "ffeil a ddygwyd i mewn",
                [Channel.Paper] = "papur",
                [Channel.Meeting] = "cyfarfod",
            },
            Title = "{0}: adroddiad ar yr ymgynghoriad",
            AsItStood =
                "Fel yr oedd ar {0}. Mae rhifau a chyfeirnodau'n ddolenni i staff {1}: mae pob un yn arwain at "
                + "yr union beth y mae'n ei gyfrif neu'n ei ddyfynnu.",
            WhoWasAsked = "Pwy a holwyd, a sut",
            Consulted = "Ymgynghorodd {0} o {1} hyd {2}. Ieithoedd: {3}. Daeth ymatebion drwy {4}.",
            And = ", ",
            ExpectedAnswered = "Roedd disgwyl i {0} sefydliad ateb; atebodd {1}.",
            ExpectedPartners = "Partneriaid y disgwylid iddynt ateb",
            Organisation = "Sefydliad",
            Kind = "Math",
            Answered = "Atebodd",
            DidNot = "Naddo",
            Invited = "Gwahoddwyd",
            Reminded = "Atgoffwyd ddiwethaf",
            AnsweredProvisionally = "{0}, dros dro: heb ei gytuno gan ei bwyllgor eto",
            Provisional = "Atebion dros dro, gan nad yw pwyllgor wedi eu cytuno eto: {0}.",
            WhoAnswered = "Pwy atebodd",
            Received =
                "Derbyniwyd {0} o ymatebion. Darllenwyd {1} a'u rhannu'n bwyntiau, mae {2} yn aros a methodd "
                + "{3}. Daeth {4} ar ôl yr amser cau.",
            ReceivedApart =
                "O'r rhain daeth {0} yn ysgrifenedig; nodiadau cyfarfodydd yw {1}, a chaiff yr hyn a ddywedwyd yno ei gyfrif ar wahân.",
            ByChannel = "Ymatebion yn ôl sut y daethant",
            CameBy = "Daeth drwy",
            ByLanguage = "Ymatebion yn ôl iaith",
            InLanguage = "Iaith",
            ByDistrict = "Ymatebion yn ôl dosbarth cod post",
            District = "Dosbarth",
            Number = "Nifer",
            WhatPeopleSaid = "Yr hyn a ddywedodd pobl",
            OwnViews = " o bwyntiau yw barn yr anfonwyr eu hunain, yn ysgrifenedig. Gall pwynt fod ar sawl thema, neu " + "heb thema: ",
            OnNone = " sydd heb thema.",
            ThemeAndStance = "Pwyntiau yn ôl thema a safbwynt",
            Theme = "Thema",
            Points = "Pwyntiau",
            BarsForEach = "Barrau ar gyfer pob thema.",
            PointsInResponses = " o bwyntiau mewn {0} o ymatebion.",
            ProposedQuote = ". Cynigiwyd gan y peiriant: nid oes neb wedi dewis y dyfyniad hwn eto.",
            Victims = "Yr hyn a ddywedodd dioddefwyr troseddau",
            VictimsLaw =
                "Rhaid cael barn dioddefwyr troseddau yn yr ardal cyn cyhoeddi cynllun (Deddf yr Heddlu 1996, " + "adran 96(1A)). ",
            FromVictims = " o ymatebion sydd gan bobl a ddywedodd iddynt ddioddef trosedd yn y 12 mis diwethaf.",
            VictimsByTheme = "Pwyntiau dioddefwyr troseddau yn ôl thema a safbwynt",
            Chosen = "Yr hyn a ddewisodd pobl",
            ChosenMethod =
                "Ymatebion a ddewisodd opsiwn, ym mha iaith bynnag; cyfrifir un sy'n cael dewis sawl opsiwn o dan bob un. Eu pwyntiau "
                + "yw'r hyn a ysgrifennwyd ganddynt ochr yn ochr ag ef, sef eu barn eu hunain.",
            Option = "Opsiwn",
            TheirPoints = "Eu pwyntiau",
            Meetings = "Yr hyn a ddywedwyd mewn cyfarfodydd",
            MeetingsApart =
                "Cyfarfodydd y cymerwyd eu nodiadau i mewn: {0}. Mae'r hyn a ddywedwyd ynddynt yn cael ei gyfrif "
                + "ar wahân i'r hyn a ysgrifennodd pobl, ac nid yw yn yr un o'r cyfrifon pwyntiau uchod. Pwyntiau: ",
            MeetingsByTheme = "Pwyntiau a wnaed mewn cyfarfodydd yn ôl thema a safbwynt",
            Campaigns = "Ymgyrchoedd",
            CampaignsMethod =
                "Caiff ymatebion â'r un testun, neu bron yr un testun, eu hadnabod wrth eu geiriau a'u grwpio. "
                + "Mae pob copi'n cael ei gyfrif fel ymateb, a'i bwyntiau ymhlith y pwyntiau; mae'r hyn a "
                + "ychwanegodd anfonwr at y testun cyffredin yn bwynt ei hun. Nid oes dim yn cael ei hepgor na'i "
                + "gyfrif yn llai am ei fod yn gopi.",
            NoCampaign = "Nid oedd un.",
            CampaignLetters = "Llythyrau ymgyrch",
            Responses = "Ymatebion",
            CommonText = "Sut mae'r testun cyffredin yn dechrau, heb ddata personol",
            Equality = "Pwy atebodd y cwestiynau cydraddoldeb",
            NoEquality = "Nid oes cyfrif sy'n ddigon mawr i'w ddangos.",
            EqualityMethod =
                "Maent yn wirfoddol ac fe'u cedwir fel cyfrifon yn unig, ar wahân i'r ymatebion. Ni ddangosir "
                + "cyfrifon dan {0}, na'r hyn a fyddai'n eu datgelu.",
            Answer = "Ateb",
            People = "Pobl",
            NotShown = "heb ei ddangos",
            Done = "Yr hyn a wnaed",
            ByOutcome = "Pwyntiau yn ôl yr hyn a wnaed â nhw",
            Changes = "Yr hyn a newidiodd yn y cynllun",
            NoChange = "Nid oes dim a gytunwyd hyd yma wedi newid y cynllun.",
            ChangedSections = "Yr hyn a newidiwyd, fesul adran o'r cynllun, a nifer y pwyntiau ysgrifenedig y newidiwyd ef o'u herwydd",
            WhatChanged = "Yr hyn a newidiwyd",
            Concerns = "Pryderon a'r atebion iddynt",
            Concern = "Pryder",
            Section = "Adran",
            Method = "Sut y cyfrifwyd hyn",
            MethodPoints =
                "Rhennir pob ymateb yn bwyntiau: pwynt yw'r hyn y byddai un swyddog yn ei ateb unwaith. Caiff yr "
                + "hyn nad yw'n bwynt ei roi o'r neilltu gyda rheswm, ac ni chollir yr un llythyren.",
            MethodMachine =
                "Mae rhaglen yn cynnig pwyntiau, themâu a safbwynt; mae swyddogion yn eu darllen, yn eu cywiro ac yn penderfynu. Pan "
                + "wnaed hyn, o {0} o bwyntiau sy'n farn yr anfonwyr eu hunain, roedd {1} wedi'u darllen a {2} wedi'u penderfynu. "
                + "Cofnodir pwy wnaeth beth mewn hanes na ellir ei newid.",
            MethodMeetings = "O'r pwyntiau hyn dywedwyd {0} mewn cyfarfodydd, a staff a'u hysgrifennodd; ysgrifennwyd y lleill i gyd.",
            MethodPrivacy =
                "Mae enwau, cyfeiriadau a'u tebyg wedi'u tynnu o'r geiriau a ddyfynnir yma. Caiff pwyntiau am "
                + "ddiogelwch rhywun eu cyfrif ac nid eu dyfynnu.",
            MethodOthers =
                "Mae barn a gyflwynir ar ran eraill, geiriad a gynigir ar gyfer y cynllun a geiriau'r cynllun ei "
                + "hun wedi'u dyfynnu yn ôl yn bwyntiau hefyd, ac nid ydynt ymhlith y farn a gyfrifir uchod.",
        };
}
