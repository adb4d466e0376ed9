//! What a mapping says about files.

use pairwright::people::{Delimiter, Mapping, Placeholders};
use pairwright::{CohortReader, Participant, Role};

use super::{choices, mapped, person, places, read, skills, told, unknown};

#[test]
fn a_form_as_it_comes_with_a_small_mapping() {
    let form = "Timestamp,Email Address,Full Name,I am signing up as,\"Department / team\",What can you teach? (select all),\
                What would you like to learn? (select all),How many mentees could you take?,First choice,Second choice,\
                Any other comments?,Any other comments?\n\
                2/3/2026 10:22:11,ana@x.example,Ana Berg,A mentor,Data,\"Excel, Podcasts\",,2,,,,\n\
                2/3/2026 10:25:11,mia@x.example,Mia Eck,A mentee,Legal,,\"Podcasts, AI\",,Ana Berg,,\"I like \"\"this\"\",\nthanks\",😀\n";
    let error = read(form).unwrap_err();
    assert_eq!(error.all().count(), 2);
    assert!(error.advice().unwrap().contains("[values.role] \"A mentor\""), "{error}");
    let mapping = Mapping::default()
        .with_value("role", "a mentor", "mentor")
        .with_value("role", "A mentee", "mentee")
        .with_column("Any other comments?", "ignore")
        .with_column("timestamp", "attribute");
    let cohort = mapped(form, mapping).unwrap();
    let (ana, mia) = (person(&cohort, "ana@x.example"), person(&cohort, "mia@x.example"));
    assert_eq!((ana.role(), ana.capacity(), skills(ana)), (Role::Mentor, Some(2), vec!["Excel", "Podcasts"]));
    assert_eq!((mia.role(), mia.department(), mia.choices().count()), (Role::Mentee, Some("Legal"), 1));
    assert_eq!((mia.attribute("Any other comments?"), mia.attribute("Timestamp").is_some()), (None, true));
    assert!(unknown(&cohort).is_empty(), "{}", cohort.audit());
}

#[test]
fn yes_and_no_make_a_list() {
    let csv = "id,role,Excel,Can teach: AI,Topics [Video],Mentor?,Mentee?\n\
               ana,,yes,5,x,yes,\nben,,no,0,,TRUE,no\nmia,,,2,,N,Y\n";
    let mapping = || {
        Mapping::default()
            .with_item("Excel", "skills_offered", "Excel")
            .with_item("can teach AI", "skills_offered", "AI")
            .with_item("Topics [Video]", "skills_offered", "Video")
            .with_item("Mentor?", "role", "mentor")
            .with_item("Mentee?", "role", "mentee")
            .with_column("role", "ignore")
    };
    let cohort = mapped(csv, mapping()).unwrap();
    let [ana, ben, mia] = ["ana", "ben", "mia"].map(|id| person(&cohort, id));
    assert_eq!(skills(ana), ["AI", "Excel", "Video"]);
    assert_eq!((ana.skills_offered()[0].capability(), ana.skills_offered()[1].capability()), (Some(5), None));
    assert_eq!((skills(ben), skills(mia)), (vec![], vec!["AI"]));
    assert_eq!([ana, ben, mia].map(Participant::role), [Role::Mentor, Role::Mentor, Role::Mentee]);
    let error = mapped(&csv.replace("ben,,no", "ben,,perhaps"), mapping()).unwrap_err();
    assert_eq!(places(&error), [(Some(3), Some("Excel"), Some("perhaps"), Some("ben"))]);
}

#[test]
fn several_columns_can_be_one_list_of_people() {
    let csv = "id,role,Boss,Dotted line\nana,mentor,mia,\nben,mentor,,mia\nmia,mentee,,\n";
    let mapping =
        Mapping::default().with_column("Boss", "manager_id").with_column("Dotted line", "manager_id");
    let cohort = mapped(csv, mapping).unwrap();
    for id in ["ana", "ben"] {
        assert_eq!(cohort.reporting_lines().distance(id, "mia"), Some(1), "{id}");
    }
}

#[test]
fn scales_are_stated() {
    let csv = "id,role,personality,level,tenure,commitment,skills\nana,mentor,3,1,30,10,AI:10\nmia,mentee,1,4,6,1,\n";
    let mapping = Mapping::default()
        .with_personality_scale(1.0, 5.0)
        .with_descending_levels()
        .with_tenure_in_months()
        .with_commitment_scale(1.0, 10.0)
        .with_capability_scale(0.0, 10.0);
    let cohort = mapped(csv, mapping).unwrap();
    let (ana, mia) = (person(&cohort, "ana"), person(&cohort, "mia"));
    assert_eq!((ana.personality(), mia.personality()), (Some(50.0), Some(0.0)));
    assert_eq!((ana.level(), mia.level()), (Some(-1), Some(-4)));
    assert_eq!((ana.tenure_years(), ana.commitment(), mia.commitment()), (Some(2.5), Some(5), Some(1)));
    assert_eq!(ana.skills_offered()[0].capability(), Some(5));
    let error =
        mapped("id,role,personality\nana,mentor,7\n", Mapping::default().with_personality_scale(1.0, 5.0))
            .unwrap_err();
    assert_eq!((error.message(), error.value()), ("not a number from 1 to 5", Some("7")));
    let error =
        mapped("id,role\nana,mentor\n", Mapping::default().with_personality_scale(5.0, 1.0)).unwrap_err();
    assert_eq!(error.file(), Some("mapping"));
}

#[test]
fn separators_placeholders_and_the_opening_of_files_are_stated() {
    let csv = "id;role;groups;level\nana;mentor;\"a|b,c\";keine Angabe\n";
    let mapping = Mapping::default()
        .with_delimiter(Delimiter::Semicolon)
        .with_separator("groups", ",")
        .with_placeholders(Placeholders::default().with(["Keine Angabe"]));
    let cohort = mapped(csv, mapping).unwrap();
    assert_eq!(
        (person(&cohort, "ana").groups(), person(&cohort, "ana").level()),
        (&["a|b".to_owned(), "c".to_owned()][..], None)
    );
    assert!(told(&cohort, "list-separated").is_empty());
}

#[test]
fn words_of_lists_and_choices_are_replaced() {
    let csv = "id,role,skills,choice1\nana,mentor,MS Excel;ai,\nmia,mentee,,the AI one\n";
    let mapping = Mapping::default().with_value("skills_offered", "ms excel", "Excel").with_value(
        "choice1",
        "The AI one",
        "ana",
    );
    let cohort = mapped(csv, mapping).unwrap();
    assert_eq!(skills(person(&cohort, "ana")), ["Excel", "ai"]);
    assert_eq!(choices(person(&cohort, "mia")), [(1, "ana")]);
}

#[test]
fn what_a_mapping_has_and_no_file_has_is_told() {
    let csv = "id,role,Boss\nana,mentor,mia\nmia,mentee,\n";
    let error = mapped(csv, Mapping::default().with_column("Bos", "manager_id")).unwrap_err();
    assert_eq!((error.file(), error.value()), (Some("mapping"), Some("Bos")));
    assert!(error.advice().unwrap().contains("boss"), "{error}");
    let error = mapped(csv, Mapping::default().with_column("Boss", "manger")).unwrap_err();
    assert_eq!(error.value(), Some("manger"));
    let error =
        mapped(csv, Mapping::default().with_value("rolle", "x", "mentor").with_separator("level", ","))
            .unwrap_err();
    assert_eq!(error.all().count(), 2, "{error}");
    let mapping =
        Mapping::default().with_value("role", "Guide", "mentor").with_value("role", "Mentee", "mentee");
    let told = told(&mapped(csv, mapping).unwrap(), "mapping-unused");
    assert!(told.len() == 1 && told[0].contains("\"Guide\"") && !told[0].contains("Mentee"), "{told:?}");
    // of two files, one is enough
    let lines = "id,Superior\nana,mia\n";
    let mapping = Mapping::default().with_column("Boss", "manager_id").with_column("Superior", "manager_id");
    let reader = CohortReader::new("people.csv", csv.as_bytes()).organisation("lines.csv", lines.as_bytes());
    assert!(reader.mapping(mapping).read().is_ok());
}

#[cfg(feature = "toml")]
#[test]
fn a_mapping_is_a_toml_file() {
    let text = "personality_scale = \"1-5\"\n\n[columns]\n\"I come as\" = \"role\"\n\n[values.role]\nGiving = \"mentor\"\n\n\
                [values.level]\nG7 = 5\n\n[lists]\nskills_offered = [\"Excel\"]\nskills_wanted = { \"Learn: AI\" = \"AI\" }\n";
    let csv = "id,I come as,level,personality,Excel,Learn: AI\nana,giving,g7,3,x,\nmia,mentee,2,5,,y\n";
    let cohort = mapped(csv, Mapping::from_toml(text).unwrap()).unwrap();
    let (ana, mia) = (person(&cohort, "ana"), person(&cohort, "mia"));
    assert_eq!(
        (ana.role(), ana.level(), ana.personality(), skills(ana)),
        (Role::Mentor, Some(5), Some(50.0), vec!["Excel"])
    );
    assert_eq!(mia.skills_wanted(), ["AI"]);
    for (text, line) in [
        ("colums = 3\n", 1),
        ("\npersonality_scale = \"5\"\n", 2),
        ("[columns]\nBoss = \"manager_id\"\nX = \"nothing\"\n", 3),
        ("[values.rank]\nx = 1\n", 2),
        ("[separators]\n\nlevel = \",\"\n", 3),
        ("[separators]\ngroups = \"and\"\n", 2),
        ("level_order = \"up\"\n", 1),
        ("delimiter = \"colon\"\n", 1),
        ("[lists]\nlevel = [\"a\"]\n", 2),
        ("[columns\n", 1),
    ] {
        let error = Mapping::from_toml(text).unwrap_err();
        assert!(error.is_input() && error.line() == Some(line), "{text}: {error}");
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mapping.toml");
    std::fs::write(&path, "[columns]\nBoss = \"manager_id\"\n").unwrap();
    let error = mapped(csv, Mapping::from_toml_file(&path).unwrap()).unwrap_err();
    let named = error.all().find(|error| error.file() == path.to_str() && error.line() == Some(2));
    assert!(error.is_input() && named.is_none(), "a file that cannot be read comes first: {error}");
    let error = mapped("id,role\nana,mentor\n", Mapping::from_toml_file(&path).unwrap()).unwrap_err();
    assert_eq!((error.file(), error.line()), (path.to_str(), Some(2)));
    assert!(Mapping::from_toml_file(folder.path().join("none.toml")).unwrap_err().is_io());
}

#[cfg(feature = "toml")]
#[test]
fn the_mapping_of_the_guide_is_one() {
    let guide = include_str!("../../../src/guide/files.md");
    let (_, rest) = guide.split_once("```toml\nlevel_order").unwrap();
    let (block, _) = rest.split_once("```").unwrap();
    let mapping = Mapping::from_toml(&format!("level_order{block}")).unwrap();
    let people = "id,I am signing up for,Level,Excel,Podcasts,personality,Cost centre\n\
                  ana,A mentor,1,yes,no,5,17\nmia,mentee,3,no,yes,1,18\n";
    let cohort = mapped(people, mapping).unwrap();
    let (ana, mia) = (person(&cohort, "ana"), person(&cohort, "mia"));
    assert_eq!((ana.role().is_mentor(), ana.level() > mia.level()), (true, true));
    assert_eq!(
        (skills(ana), ana.personality(), ana.attribute("Cost centre")),
        (vec!["Excel"], Some(100.0), None)
    );
}
